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
    /// <summary>All of them, in the order of the source.</summary>
    public IEnumerable<Problem> In(IOperation block)
    {
        foreach (var operation in block.DescendantsAndSelf())
        {
            if (At(operation) is { } problem)
            {
                yield return problem;
            }
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
            method is null && operation.Type is null or IErrorTypeSymbol or { TypeKind: TypeKind.Error } && BothKnown()
            ? new(UsageRules.Elementwise, operation, second.Syntax, second.Type, first.Type)
            : null;

        bool BothKnown() =>
            (types.IsTensor(first.Type) || types.IsTensor(second.Type)) && IsKnown(first.Type) && IsKnown(second.Type);
    }

    private Problem? Conversion(IConversionOperation conversion)
    {
        if (
            conversion is
            { Operand: ITupleOperation tuple, Type: INamedTypeSymbol { IsTupleType: true, TupleElements: var wanted } }
        )
        {
            return tuple
                .Elements.Zip(wanted, (element, field) => Result(conversion, Unconverted(element), field.Type))
                .FirstOrDefault(problem => problem is not null);
        }

        return Result(conversion, conversion.Operand, conversion.Type);
    }

    private Problem? Result(IConversionOperation conversion, IOperation value, ITypeSymbol? wanted) =>
        IsKnown(value.Type)
        && IsKnown(wanted)
        && (Concerns(value.Type) || Concerns(wanted))
        && !SymbolEqualityComparer.Default.Equals(value.Type, wanted)
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
            ? new(UsageRules.Parts, deconstruction, deconstruction.Target.Syntax, value.Type, null)
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

        var arguments = Calls.Arguments(call);
        var receiver = Calls.Receiver(model, call);
        if (
            !arguments.All(argument => IsKnown(TypeOf(invalid, argument)))
            || !arguments.Append(call).Any(argument => Concerns(TypeOf(invalid, argument))) && !Concerns(receiver)
        )
        {
            return null;
        }

        if (Calls.Closest(types, model, call) is not { } closest)
        {
            return receiver is not null && Concerns(receiver)
                ? new(UsageRules.NoMember, invalid, Calls.Name(call), receiver, null)
                : null;
        }

        return new(
            UsageRules.IdOf(types, closest.Method, closest.Wanted),
            invalid,
            closest.Wrong,
            TypeOf(invalid, closest.Wrong),
            closest.Wanted
        );
    }

    private Problem? InvalidOperator(IInvalidOperation invalid, BinaryExpressionSyntax binary)
    {
        var (left, right) = (TypeOf(invalid, binary.Left), TypeOf(invalid, binary.Right));
        return types.IsTensor(left) || types.IsTensor(right)
            ? new(UsageRules.Elementwise, invalid, binary.Right, right, left)
            : null;
    }

    /// <summary>A member that a dimension does not have: evidence of other factors.</summary>
    private Problem? UnknownEvidence(IInvalidOperation invalid, MemberAccessExpressionSyntax access) =>
        invalid.SemanticModel?.GetSymbolInfo(access.Expression).Symbol is INamedTypeSymbol dim && types.IsDim(dim)
            ? new(UsageRules.Heads, invalid, access.Name, dim, null)
            : null;

    /// <summary>Whether a mistake with this type is one of shapes.</summary>
    private bool Concerns(ITypeSymbol? type) => types.IsShaped(type) || types.IsLayer(type);

    private static bool IsKnown(ITypeSymbol? type) => type is not (null or IErrorTypeSymbol or ITypeParameterSymbol);

    private static ITypeSymbol? TypeOf(IOperation operation, SyntaxNode expression) =>
        operation.SemanticModel?.GetTypeInfo(expression).Type;

    private static IOperation Unconverted(IOperation operation) =>
        operation is IConversionOperation { IsImplicit: true } conversion ? conversion.Operand : operation;
}
