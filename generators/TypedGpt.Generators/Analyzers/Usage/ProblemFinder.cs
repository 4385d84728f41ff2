using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>
/// Finds where shapes do not fit in code that the compiler has bound: calls and operators that ended at an overload which
/// only explains, calls that bound to nothing, and conversions that do not exist.
/// </summary>
internal sealed class ProblemFinder(KnownTypes types, DimFacts facts)
{
    /// <summary>How the names of evidence begin: IntoHeads, IntoSections.</summary>
    private const string EvidencePrefix = "Into";

    /// <summary>
    /// All of them, in the order of the source, what is inside before what is around it: the wrong argument before the result
    /// that follows from it.
    /// </summary>
    public IEnumerable<Problem> In(IOperation block) =>
        block
            .DescendantsAndSelf()
            .Select(At)
            .OfType<Problem>()
            .OrderBy(problem => problem.Operation.Syntax.Span.End)
            .ThenByDescending(problem => problem.Operation.Syntax.SpanStart);

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
            IConversionOperation { Conversion.Exists: false } conversion => Conversion(conversion),
            IDeconstructionAssignmentOperation deconstruction => Deconstruction(deconstruction),
            IInvalidOperation invalid => Invalid(invalid),
            _ => null,
        };

    private Problem Caught(IInvocationOperation call, string id)
    {
        var arguments = Calls.Arguments(call.Syntax);
        var closest = Calls.Closest(types, call.SemanticModel!, call.Syntax);
        var wrong = closest?.Wrong ?? arguments.FirstOrDefault() ?? Calls.Name(call.Syntax);
        return new(id, call, wrong, TypeOf(call, wrong), closest?.Wanted);
    }

    /// <summary>A call that compiles and can mean nothing good.</summary>
    private Problem? Bound(IInvocationOperation call) =>
        !types.IsOfRuntime(call.TargetMethod) ? null
        : call.TargetMethod.Name == "MatMul" && IsWithItself(call.Type) && Calls.Arguments(call.Syntax) is [var right]
            ? new(UsageRules.Product, call, right, TypeOf(call, right), null)
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
        type is INamedTypeSymbol { TypeArguments: [.., var rows, var columns] }
        && SymbolEqualityComparer.Default.Equals(rows, columns)
        && DimFacts.IsOpen(rows);

    private Problem? Operator(IOperation operation, IMethodSymbol? method, IOperation left, IOperation right)
    {
        var (first, second) = (Unconverted(left), Unconverted(right));
        if (types.CatchAll(method) is { } id)
        {
            return new(id, operation, second.Syntax, second.Type, first.Type);
        }

        return
            method is null
            && operation.Type is null or { TypeKind: TypeKind.Error }
            && AreTensors(first.Type, second.Type)
            ? new(UsageRules.Elementwise, operation, second.Syntax, second.Type, first.Type)
            : null;
    }

    private bool AreTensors(ITypeSymbol? one, ITypeSymbol? other) =>
        types.IsTensor(one) && types.IsTensor(other) && IsKnown(one) && IsKnown(other);

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
            (ICollectionExpressionOperation collection, { } type) => collection
                .Elements.Select(element => Result(conversion, Unconverted(element), ElementType(type)))
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

    private Problem? Result(IConversionOperation conversion, IOperation value, ITypeSymbol? wanted) =>
        AreOfShapes(value.Type, wanted) && !SymbolEqualityComparer.Default.Equals(value.Type, wanted)
            ? new(UsageRules.Result, conversion, value.Syntax, value.Type, wanted)
            : null;

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
        return
            value.Type is INamedTypeSymbol { IsTupleType: true } parts
            && parts.TupleElements.Length != targets
            && parts.TupleElements.Any(part => types.IsTensor(part.Type))
            ? new(UsageRules.Sections, deconstruction, deconstruction.Target.Syntax, value.Type, null)
            : null;
    }

    private Problem? Invalid(IInvalidOperation invalid)
    {
        if (invalid.SemanticModel is not { } model || invalid.Syntax is not InvocationExpressionSyntax call)
        {
            return invalid.Syntax switch
            {
                BinaryExpressionSyntax binary => InvalidOperator(invalid, binary),
                MemberAccessExpressionSyntax access => UnknownEvidence(invalid, access),
                _ => null,
            };
        }

        if (!Calls.Arguments(call).All(argument => IsKnown(TypeOf(invalid, argument))))
        {
            return null;
        }

        if (Calls.Closest(types, model, call) is not { } closest)
        {
            return Missing(invalid, call, Calls.Receiver(model, call));
        }

        var given = TypeOf(invalid, closest.Wrong);
        return AreOfShapes(given, closest.Wanted)
            ? new(UsageRules.IdOf(types, closest.Method, closest.Wanted), invalid, closest.Wrong, given, closest.Wanted)
            : null;
    }

    /// <summary>
    /// An operation that other kinds of tensors have, or torch. Another name is misspelt, and a call to which arguments are
    /// missing is half typed: neither is about shapes.
    /// </summary>
    private Problem? Missing(IInvalidOperation invalid, InvocationExpressionSyntax call, ITypeSymbol? receiver)
    {
        var name = Calls.Name(call).GetFirstToken().ValueText;
        return
            types.IsTensor(receiver)
            && receiver!.GetMembers(name).IsEmpty
            && (types.IsOperation(name) || TorchNames.Here(name) is not null)
            ? new(UsageRules.NoMember, invalid, Calls.Name(call), receiver, null)
            : null;
    }

    private Problem? InvalidOperator(IInvalidOperation invalid, BinaryExpressionSyntax binary)
    {
        var (left, right) = (TypeOf(invalid, binary.Left), TypeOf(invalid, binary.Right));
        return AreTensors(left, right) ? new(UsageRules.Elementwise, invalid, binary.Right, right, left) : null;
    }

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
