using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>
/// Finds where shapes do not fit in code that the compiler has bound: calls and operators that ended at an overload which
/// only explains, calls that bound to nothing, and conversions that do not exist.
/// </summary>
internal sealed class ProblemFinder(KnownTypes types, DimFacts facts)
{
    /// <summary>How far scores are followed to where they come from: a variable may be set to itself.</summary>
    private const int MostSteps = 20;

    /// <summary>How the names of evidence begin: IntoHeads, IntoSections.</summary>
    private const string EvidencePrefix = "Into";

    /// <summary>
    /// All of them, in the order of the source, what is inside before what is around it: the wrong argument before the result
    /// that follows from it.
    /// </summary>
    public IEnumerable<Problem> In(IOperation block)
    {
        var found = Walks.Of(block).Select(At).OfType<Problem>().ToList();
        var behind = found.SelectMany(Around).ToImmutableHashSet();
        return found
            .Where(problem => !behind.Contains(problem.Operation))
            .OrderBy(problem =>
                (problem.Operation is IForEachLoopOperation ? problem.Wrong : problem.Operation.Syntax).Span.End
            )
            .ThenByDescending(problem => problem.Operation.Syntax.SpanStart);
    }

    /// <summary>What has a mistake inside it, which needs no second one: its own shape is a guess.</summary>
    private static IEnumerable<IOperation> Around(Problem problem)
    {
        for (
            var at = problem.Operation.Parent;
            at is not (null or IBlockOperation or IAnonymousFunctionOperation or ILocalFunctionOperation);
            at = at.Parent
        )
        {
            yield return at;
        }
    }

    private Problem? At(IOperation operation) =>
        operation switch
        {
            IInvocationOperation call => types.CatchAll(call.TargetMethod) is { } id ? Caught(call, id) : Bound(call),
            IBinaryOperation binary => Operator(binary, binary.OperatorMethod, binary.LeftOperand, binary.RightOperand),
            ICompoundAssignmentOperation compound => Operator(
                compound,
                compound.OperatorMethod,
                compound.Target,
                compound.Value
            ),
            IConversionOperation conversion when Fails(conversion) => Conversion(conversion),
            IConditionalOperation { WhenFalse: { } otherwise } choice when IsUntyped(choice) => Arms(
                choice,
                [choice.WhenTrue, otherwise]
            ),
            ISwitchExpressionOperation choice when IsUntyped(choice) => Arms(
                choice,
                [.. choice.Arms.Select(arm => arm.Value)]
            ),
            ICoalesceOperation { Type: null or { TypeKind: TypeKind.Error } } choice => Arms(
                choice,
                [choice.Value, choice.WhenNull]
            ),
            IArrayCreationOperation
            {
                Type: IArrayTypeSymbol { ElementType.TypeKind: TypeKind.Error },
                Initializer: { } elements
            } array => Arms(array, elements.ElementValues),
            IForEachLoopOperation loop => Loop(loop),
            IDelegateCreationOperation made => Group(made),
            IDeconstructionAssignmentOperation deconstruction => Deconstruction(deconstruction),
            IInvalidOperation invalid => Invalid(invalid),
            _ => null,
        };

    /// <summary>Whether a conversion does not exist, or would have to be written.</summary>
    private static bool Fails(IConversionOperation conversion) =>
        !conversion.Conversion.Exists
        || conversion is { IsImplicit: true, Language: LanguageNames.CSharp } && conversion.GetConversion().IsExplicit;

    /// <summary>Whether the alternatives have to give an expression its type, and do not.</summary>
    private static bool IsUntyped(IOperation operation) =>
        operation.Type is null or { TypeKind: TypeKind.Error }
        && operation.Parent is not IConversionOperation { Type.TypeKind: not TypeKind.Error };

    /// <summary>The alternatives of an expression that has no type because theirs differ: the first two that do.</summary>
    private Problem? Arms(IOperation choice, IReadOnlyList<IOperation> arms)
    {
        var values = arms.Select(Unconverted).ToList();
        var first = values.FirstOrDefault(value => types.IsShaped(NotNull(value.Type)));
        return first is null
            ? null
            : values.Select(value => Result(choice, value, first.Type)).FirstOrDefault(problem => problem is not null);
    }

    /// <summary>A loop over other elements than its variable is declared for.</summary>
    private Problem? Loop(IForEachLoopOperation loop) =>
        loop is { Syntax: ForEachStatementSyntax syntax, LoopControlVariable: IVariableDeclaratorOperation variable }
        && loop.SemanticModel.GetForEachStatementInfo(syntax)
            is { ElementType: { } element, ElementConversion.Exists: false }
            ? Result(loop, Unconverted(loop.Collection), element, variable.Symbol.Type)
            : null;

    /// <summary>A method given for a delegate that returns another shape.</summary>
    private Problem? Group(IDelegateCreationOperation made) =>
        made
            is {
                Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoked },
                Syntax: ExpressionSyntax value,
                SemanticModel: { } model
            }
        && Method(model, value, invoked) is { } method
            ? Result(made, made.Target, method.ReturnType, invoked.ReturnType)
            : null;

    private Problem Caught(IInvocationOperation call, string id)
    {
        var closest = Calls.Closest(types, call.SemanticModel!, call.Syntax);
        var wrong = closest?.Wrong ?? Calls.Values(call.Syntax).FirstOrDefault() ?? Calls.Name(call.Syntax);
        return new(id, call, wrong, TypeOf(call, wrong), closest?.Wanted, closest?.Parameter);
    }

    /// <summary>A call that compiles and can mean nothing good.</summary>
    private Problem? Bound(IInvocationOperation call) =>
        !types.IsOfRuntime(call.TargetMethod) ? null
        : call.TargetMethod.Name == "MatMul" && IsWithItself(call.Type) && Calls.Values(call.Syntax) is [var right]
            ? new(UsageRules.Product, call, right, TypeOf(call, right), null)
        : call.TargetMethod.Name == "Softmax" && IsSquare(call.Instance?.Type) && IsOfProduct(call.Instance!, MostSteps)
            ? new(UsageRules.WithItself, call, call.Instance!.Syntax, call.Instance.Type, null)
        : call.TargetMethod is { Name: "TopK", TypeArguments: [var chosen] } && IsTooMany(chosen, call.Instance?.Type)
            ? new(UsageRules.Indices, call, Calls.Name(call.Syntax), chosen, call.Instance!.Type)
        : null;

    /// <summary>Whether more are chosen than the last axis has.</summary>
    private bool IsTooMany(ITypeSymbol chosen, ITypeSymbol? from) =>
        from is INamedTypeSymbol { TypeArguments: [.., var axis] } && facts.SizeOf(chosen) > facts.SizeOf(axis);

    /// <summary>
    /// Whether the last two axes are one dimension of open size: positions compared with themselves, of which no mask and
    /// no cache knows which ones ask and which ones answer.
    /// </summary>
    private static bool IsWithItself(ITypeSymbol? type) =>
        IsSquare(type) && DimFacts.IsOpen(((INamedTypeSymbol)type!).TypeArguments.Last());

    /// <summary>Whether the last two axes are one dimension.</summary>
    private static bool IsSquare(ITypeSymbol? type) =>
        type is INamedTypeSymbol { TypeArguments: [.., var rows, var columns] }
        && SymbolEqualityComparer.Default.Equals(rows, columns);

    /// <summary>Whether scores come from a product, through arithmetic, masks and variables that are set once.</summary>
    private static bool IsOfProduct(IOperation scores, int steps) =>
        steps > 0
        && Unconverted(scores) switch
        {
            IInvocationOperation { TargetMethod.Name: "MatMul" } => true,
            IInvocationOperation { Instance: { } before } call when Same(call.Type, before.Type) => IsOfProduct(
                before,
                steps - 1
            ),
            IBinaryOperation binary => IsOfProduct(binary.LeftOperand, steps - 1),
            IParenthesizedOperation inner => IsOfProduct(inner.Operand, steps - 1),
            ILocalReferenceOperation local => local
                .Local.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
                .OfType<VariableDeclaratorSyntax>()
                .Select(variable => variable.Initializer?.Value)
                .Where(value => value is not null)
                .Select(value => local.SemanticModel?.GetOperation(value!))
                .Any(value => value is not null && IsOfProduct(value, steps - 1)),
            _ => false,
        };

    private static bool Same(ITypeSymbol? one, ITypeSymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);

    private Problem? Operator(IOperation operation, IMethodSymbol? method, IOperation left, IOperation right)
    {
        var (first, second) = (Unconverted(left), Unconverted(right));
        if (types.CatchAll(method) is { } id)
        {
            return id == UsageRules.Probabilities && IsProbabilities(first.Type)
                ? OfProbabilities(operation, first.Syntax, first.Type, second.Type)
                : new(id, operation, second.Syntax, second.Type, first.Type);
        }

        if (method is null && operation is IBinaryOperation && IsUntyped(operation) && IsProbabilities(first.Type))
        {
            return OfProbabilities(operation, first.Syntax, first.Type, second.Type);
        }

        if (
            method is not null
            && operation is ICompoundAssignmentOperation { OutConversion.Exists: false }
            && AreTensors(method.ReturnType, first.Type)
        )
        {
            return new(UsageRules.Elementwise, operation, second.Syntax, second.Type, first.Type);
        }

        return
            method is null
            && operation.Type is null or { TypeKind: TypeKind.Error }
            && AreTensors(first.Type, second.Type)
            ? new(UsageRules.Elementwise, operation, second.Syntax, second.Type, first.Type)
            : null;
    }

    /// <summary>Whether two shapes are known and differ: of two equal ones something else is wrong, inside of them.</summary>
    private bool AreTensors(ITypeSymbol? one, ITypeSymbol? other) =>
        types.IsTensor(one) && types.IsTensor(other) && IsKnown(one) && IsKnown(other) && !Same(one, other);

    /// <summary>A value of another shape; of a tuple, a choice or a collection, the first part that does not fit.</summary>
    private Problem? Conversion(IConversionOperation conversion) =>
        (conversion.Operand, conversion.Type) switch
        {
            (ITupleOperation tuple, INamedTypeSymbol { IsTupleType: true, TupleElements: var wanted }) => tuple
                .Elements.Zip(wanted, (element, field) => Result(conversion, Unconverted(element), field.Type))
                .FirstOrDefault(problem => problem is not null),
            (IConditionalOperation { WhenFalse: { } otherwise } choice, { } wanted) => Result(
                conversion,
                Unconverted(choice.WhenTrue),
                wanted
            ) ?? Result(conversion, Unconverted(otherwise), wanted),
            (ISwitchExpressionOperation choice, { } wanted) => choice
                .Arms.Select(arm => Result(conversion, Unconverted(arm.Value), wanted))
                .FirstOrDefault(problem => problem is not null),
            (ICollectionExpressionOperation collection, { } type) => collection
                .Elements.Select(element =>
                    element is ISpreadOperation spread
                        ? Result(conversion, spread.Operand, spread.ElementType, ElementType(type))
                        : Result(conversion, Unconverted(element), ElementType(type))
                )
                .FirstOrDefault(problem => problem is not null),
            var (value, wanted) => Result(conversion, value, wanted),
        };

    private static ITypeSymbol? ElementType(ITypeSymbol collection) =>
        collection switch
        {
            IArrayTypeSymbol array => array.ElementType,
            INamedTypeSymbol { TypeArguments: [var element] } => element,
            _ => null,
        };

    private Problem? Result(IOperation place, IOperation value, ITypeSymbol? wanted) =>
        Result(place, value, value.Type, wanted);

    private Problem? Result(IOperation place, IOperation value, ITypeSymbol? given, ITypeSymbol? wanted) =>
        Inner(NotNull(given), NotNull(wanted)) is var (one, other)
            ? new(UsageRules.Result, place, value.Syntax, one, other)
            : null;

    /// <summary>
    /// The shapes that differ: the types themselves, or inside of lists, tasks and tuples of the same kind the first that
    /// do; null where no shapes differ.
    /// </summary>
    private (ITypeSymbol Given, ITypeSymbol Wanted)? Inner(ITypeSymbol? given, ITypeSymbol? wanted)
    {
        if (SymbolEqualityComparer.Default.Equals(given, wanted))
        {
            return null;
        }

        if (AreOfShapes(given, wanted) || IsTupleOfShapes(given) && Concerns(wanted))
        {
            return (given!, wanted!);
        }

        return (given, wanted) switch
        {
            (IArrayTypeSymbol one, IArrayTypeSymbol other) => Inner(one.ElementType, other.ElementType),
            (INamedTypeSymbol one, INamedTypeSymbol { IsGenericType: true } other)
                when !Concerns(one) && !Concerns(other) && As(one, other) is { } same => same
                .TypeArguments.Zip(other.TypeArguments, Inner)
                .FirstOrDefault(pair => pair is not null),
            _ => null,
        };
    }

    /// <summary>A type as the base class or interface of another definition that it is; null where it is none.</summary>
    private static INamedTypeSymbol? As(INamedTypeSymbol type, INamedTypeSymbol other)
    {
        for (INamedTypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(at.OriginalDefinition, other.OriginalDefinition))
            {
                return at;
            }
        }

        return type.AllInterfaces.FirstOrDefault(contract =>
            SymbolEqualityComparer.Default.Equals(contract.OriginalDefinition, other.OriginalDefinition)
        );
    }

    private bool IsTupleOfShapes(ITypeSymbol? type) =>
        type is INamedTypeSymbol { IsTupleType: true, TupleElements: var elements }
        && elements.All(element => types.IsTensor(element.Type));

    private static ITypeSymbol? NotNull(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>A tuple of tensors taken apart into another number of variables.</summary>
    private Problem? Deconstruction(IDeconstructionAssignmentOperation deconstruction)
    {
        var value = Unconverted(deconstruction.Value);
        var targets = deconstruction.Target switch
        {
            ITupleOperation tuple => tuple.Elements.Length,
            IDeclarationExpressionOperation { Expression: ITupleOperation tuple } => tuple.Elements.Length,
            _ => 0,
        };
        if (Unlike(deconstruction, value) is { } unlike)
        {
            return unlike;
        }

        return
            value.Type is INamedTypeSymbol { IsTupleType: true } parts
            && parts.TupleElements.Length != targets
            && parts.TupleElements.Any(part => types.IsTensor(part.Type))
            ? new(UsageRules.Sections, deconstruction, deconstruction.Target.Syntax, value.Type, null)
            : null;
    }

    /// <summary>Sections of a tuple that go to variables of other shapes.</summary>
    private Problem? Unlike(IDeconstructionAssignmentOperation deconstruction, IOperation value) =>
        (deconstruction.Target.Type, value) switch
        {
            (INamedTypeSymbol { IsTupleType: true } targets, ITupleOperation tuple)
                when targets.TupleElements.Length == tuple.Elements.Length => tuple
                .Elements.Zip(
                    targets.TupleElements,
                    (element, target) => Result(deconstruction, Unconverted(element), target.Type)
                )
                .FirstOrDefault(problem => problem is not null),
            (INamedTypeSymbol { IsTupleType: true } targets, { Type: INamedTypeSymbol { IsTupleType: true } parts })
                when targets.TupleElements.Length == parts.TupleElements.Length => parts
                .TupleElements.Zip(
                    targets.TupleElements,
                    (part, target) => Result(deconstruction, value, part.Type, target.Type)
                )
                .FirstOrDefault(problem => problem is not null),
            _ => null,
        };

    private Problem? Invalid(IInvalidOperation invalid)
    {
        var call = invalid.Syntax;
        if (
            invalid.SemanticModel is not { } model
            || ArgumentLists.Of(call).Count == 0 && call is not InvocationExpressionSyntax
        )
        {
            return call switch
            {
                BinaryExpressionSyntax binary => InvalidOperator(invalid, binary),
                MemberAccessExpressionSyntax access => UnknownEvidence(invalid, access),
                _ => null,
            };
        }

        if (!Calls.Values(call).All(value => IsKnown(TypeOf(invalid, value)) || IsFunction(model, value)))
        {
            return null;
        }

        if (Calls.Closest(types, model, call) is not { } closest)
        {
            return call is InvocationExpressionSyntax invocation
                ? Missing(invalid, invocation, Calls.Receiver(model, call))
                : null;
        }

        return Inner(NotNull(TypeOf(invalid, closest.Wrong)), NotNull(closest.Wanted)) is var (given, wanted)
            ? new(
                UsageRules.IdOf(types, closest.Method, wanted),
                invalid,
                closest.Wrong,
                given,
                wanted,
                closest.Parameter
            )
            : Function(invalid, model, closest.Method);
    }

    /// <summary>Whether a value is a lambda or a group of methods, of which only its place gives the type.</summary>
    private static bool IsFunction(SemanticModel model, ExpressionSyntax value) =>
        value is AnonymousFunctionExpressionSyntax || Method(model, value) is not null;

    /// <summary>The method that a name without arguments stands for, of several the one most like a delegate.</summary>
    private static IMethodSymbol? Method(SemanticModel model, ExpressionSyntax value, IMethodSymbol? invoked = null) =>
        value is MemberAccessExpressionSyntax or IdentifierNameSyntax or GenericNameSyntax
        && model.GetTypeInfo(value).Type is null
        && model.GetSymbolInfo(value) is var found
            ? found
                .CandidateSymbols.Append(found.Symbol)
                .OfType<IMethodSymbol>()
                .OrderByDescending(method => Rank(method) == Rank(invoked))
                .FirstOrDefault()
            : null;

    private static int Rank(IMethodSymbol? method) => (method?.ReturnType as INamedTypeSymbol)?.Arity ?? 0;

    /// <summary>A method given for a delegate that returns another shape.</summary>
    private Problem? Function(IInvalidOperation invalid, SemanticModel model, IMethodSymbol called)
    {
        var arguments = ArgumentLists.Of(invalid.Syntax);
        for (var at = 0; at < arguments.Count; at++)
        {
            if (
                ArgumentLists.Parameter(called, arguments, at)
                    is { Type: INamedTypeSymbol { DelegateInvokeMethod: { } invoked } } parameter
                && Method(model, arguments[at].Expression, invoked) is { } method
                && Inner(method.ReturnType, invoked.ReturnType) is var (given, wanted)
            )
            {
                return new(UsageRules.Result, invalid, arguments[at].Expression, given, wanted, parameter);
            }
        }

        return null;
    }

    /// <summary>
    /// An operation that other kinds of tensors have, or torch. Another name is misspelt, and a call to which arguments are
    /// missing is half typed: neither is about shapes.
    /// </summary>
    private Problem? Missing(IInvalidOperation invalid, InvocationExpressionSyntax call, ITypeSymbol? receiver)
    {
        var name = Calls.Name(call).GetFirstToken().ValueText;
        if (
            types.IsTensor(receiver)
            && call.Expression is MemberAccessExpressionSyntax { Expression: var on }
            && Extension(name, invalid.SemanticModel!) is { } extension
            && AreOfShapes(receiver, extension.Type)
        )
        {
            return new(UsageRules.Result, invalid, on, receiver, extension.Type, extension);
        }

        return
            types.IsTensor(receiver)
            && receiver!.GetMembers(name).IsEmpty
            && (types.IsOperation(name) || TorchNames.Here(name) is not null)
            ? new(UsageRules.NoMember, invalid, Calls.Name(call), receiver, null)
            : null;
    }

    /// <summary>What an extension method of the user's own, of that name, extends.</summary>
    private static IParameterSymbol? Extension(string name, SemanticModel model) =>
        model
            .Compilation.GetSymbolsWithName(name, SymbolFilter.Member)
            .OfType<IMethodSymbol>()
            .Where(method => method.IsExtensionMethod)
            .Select(method => method.Parameters[0])
            .FirstOrDefault();

    private Problem? InvalidOperator(IInvalidOperation invalid, BinaryExpressionSyntax binary)
    {
        var (left, right) = (NotNull(TypeOf(invalid, binary.Left)), NotNull(TypeOf(invalid, binary.Right)));
        if (IsProbabilities(left) && !binary.IsKind(SyntaxKind.CoalesceExpression))
        {
            return OfProbabilities(invalid, binary.Left, left, right);
        }

        return AreTensors(left, right) && !SymbolEqualityComparer.Default.Equals(left, right)
            ? new(UsageRules.Elementwise, invalid, binary.Right, right, left)
            : null;
    }

    /// <summary>Arithmetic that probabilities do not have.</summary>
    private Problem OfProbabilities(IOperation operation, SyntaxNode left, ITypeSymbol? type, ITypeSymbol? other) =>
        new(UsageRules.Probabilities, operation, left, type, IsProbabilities(other) ? other : null);

    private bool IsProbabilities(ITypeSymbol? type) => type is { Name: "Probabilities" } && types.IsTensor(type);

    /// <summary>A member that a dimension does not have: evidence of other factors.</summary>
    private Problem? UnknownEvidence(IInvalidOperation invalid, MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.ValueText.StartsWith(EvidencePrefix, System.StringComparison.Ordinal)
        && invalid.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol dim
        && types.IsDim(dim)
            ? new(UsageRules.Heads, invalid, access.Name, dim, null)
            : null;

    /// <summary>Whether a mistake with this type is one of shapes.</summary>
    private bool Concerns(ITypeSymbol? type) => types.IsShaped(type) || types.IsLayer(type);

    /// <summary>
    /// Whether two types that do not convert are both such as have a shape, the first one perhaps one that nobody knows: an
    /// int for a tensor is no matter of shapes.
    /// </summary>
    private bool AreOfShapes(ITypeSymbol? given, ITypeSymbol? wanted) =>
        (Concerns(given) || types.IsRaw(given)) && Concerns(wanted) && IsKnown(given) && IsKnown(wanted);

    /// <summary>Whether the compiler knows a type and all that it is made of, so that no other error is behind it.</summary>
    private static bool IsKnown(ITypeSymbol? type) =>
        type is not (null or IErrorTypeSymbol or ITypeParameterSymbol)
        && (type as INamedTypeSymbol)?.TypeArguments.Any(argument => argument.TypeKind == TypeKind.Error) != true;

    private static ITypeSymbol? TypeOf(IOperation operation, SyntaxNode expression) =>
        operation.SemanticModel?.GetTypeInfo(expression).Type;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
}
