using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedGpt.Generators.Analyzers.Usage.Repairs;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>The sentence about a problem: what is given, what is wanted, the sizes, and what would be right.</summary>
internal static class ProblemText
{
    private const int LongestExpression = 60;

    public static string Of(Problem problem, KnownTypes types, DimFacts facts, IReadOnlyList<Repair> repairs)
    {
        var parts = new List<string> { What(problem, types) };
        parts.AddRange(Sizes(problem, facts));
        if (types.IsRaw(problem.Given))
        {
            parts.Add("Assume types it and checks its sizes");
        }

        if (repairs.Count > 0)
        {
            parts.Add($"Probably meant: {string.Join(", or ", repairs.Select(repair => repair.Meant))}");
        }

        return string.Join(". ", parts);
    }

    private static string What(Problem problem, KnownTypes types)
    {
        var isMixed = IsMixed(problem);
        var given = $"{Short(problem.Wrong)} is {ShapeText.Of(problem.Given, isMixed)}";
        var wanted = ShapeText.Of(problem.Wanted, isMixed);
        return problem.Operation switch
        {
            IBinaryOperation
            or IInvalidOperation
                when problem is { Id: UsageRules.Probabilities, Operation.Syntax: BinaryExpressionSyntax binary }
                    && problem.Wrong == binary.Left =>
                $"{given}, to which {binary.OperatorToken} does not apply: it belongs to the scores, before their softmax",
            IBinaryOperation or ICompoundAssignmentOperation or IInvalidOperation { Syntax: BinaryExpressionSyntax } =>
                $"{given}, and the operand before it is {wanted}",
            IConditionalOperation or ISwitchExpressionOperation or ICoalesceOperation or IArrayCreationOperation =>
                $"The alternatives differ: {given}, and another one is {wanted}",
            IForEachLoopOperation =>
                $"{Short(problem.Wrong)} has elements {ShapeText.Of(problem.Given, isMixed)}, and the loop's variable is {wanted}",
            IDelegateCreationOperation =>
                $"{Short(problem.Wrong)} gives {ShapeText.Of(problem.Given, isMixed)}, and a function to {wanted} is wanted here",
            IConversionOperation when IsInside(problem) =>
                $"{Short(problem.Wrong)} holds {ShapeText.Of(problem.Given, isMixed)}, and {wanted} is wanted in it",
            IConversionOperation => $"{given}, and {wanted} is wanted here",
            IDeconstructionAssignmentOperation when problem.Wanted is not null =>
                $"{given}, and the variable that takes it is {wanted}",
            IDeconstructionAssignmentOperation deconstruction =>
                $"{Short(deconstruction.Value.Syntax)} gives {Count(problem.Given)} tensors, and {Short(problem.Wrong)} takes another number",
            IInvocationOperation { TargetMethod.Name: "MatMul" } product
                when types.CatchAll(product.TargetMethod) is null =>
                $"{given}, and the product is {ShapeText.Of(product.Type)}, which compares {ShapeText.Dim(((INamedTypeSymbol)product.Type!).TypeArguments.Last())} with itself: keys stand on KeySeq, by AsKeys or a cache",
            IInvocationOperation { TargetMethod.Name: "Softmax" } when problem.Id == UsageRules.WithItself =>
                $"{given}, a product of {ShapeText.Dim(((INamedTypeSymbol)problem.Given!).TypeArguments.Last())} with itself: whether the rows or the columns ask, no type can tell. Give the keys a dimension of their own, of the same size: declare one with IKeysOf<{ShapeText.Dim(((INamedTypeSymbol)problem.Given!).TypeArguments.Last())}>, and call AsKeys<..>() on the keys",
            IInvocationOperation { TargetMethod.Name: "TopK" } =>
                $"TopK chooses {problem.Given!.Name} of {ShapeText.Of(problem.Wanted)}, whose last axis has not as many",
            IInvalidOperation { Syntax: MemberAccessExpressionSyntax access } => Evidence(
                access,
                problem.Given!,
                types
            ),
            _ when problem.Wanted is null => NoArgument(problem, types),
            _ when problem.Parameter is { Type: INamedTypeSymbol { DelegateInvokeMethod: not null } } =>
                $"{Short(problem.Wrong)} gives {ShapeText.Of(problem.Given, isMixed)}, and {Callee(problem, types, ",")} takes a function to {wanted}",
            _ when IsInside(problem) =>
                $"{Short(problem.Wrong)} holds {ShapeText.Of(problem.Given, isMixed)}, and {Callee(problem, types, ",")} takes {wanted} in it",
            _ => $"{given}, and {Callee(problem, types, ",")} takes {Parameter(problem)}{wanted}",
        };
    }

    /// <summary>Whether the two shapes are those of elements, results or parts, and not of the value itself.</summary>
    private static bool IsInside(Problem problem) =>
        problem.Operation.SemanticModel?.GetTypeInfo(problem.Wrong).Type is { } whole
        && !SymbolEqualityComparer.Default.Equals(whole, problem.Given)
        && (whole as INamedTypeSymbol)?.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T;

    /// <summary>The parameter's name before a shape of which the runtime leaves everything open.</summary>
    private static string Parameter(Problem problem) =>
        problem is { Parameter: { } parameter, Wanted: INamedTypeSymbol { TypeArguments: { Length: > 0 } dims } }
        && dims.All(ShapeText.IsAny)
            ? $"{parameter.Name} "
            : "";

    /// <summary>What evidence a dimension has, where one was asked for that it has not.</summary>
    private static string Evidence(MemberAccessExpressionSyntax access, ITypeSymbol dim, KnownTypes types)
    {
        var own = types
            .EvidenceOf(dim)
            .Select(member => $"{dim.Name}.{member.Name}, {ShapeText.Of(member.Type)}")
            .ToList();
        return own.Count == 0
            ? $"{dim.Name} has no evidence {access.Name}, nor any other"
            : $"{dim.Name} has no evidence {access.Name}; it has {string.Join("; ", own)}";
    }

    private static string NoArgument(Problem problem, KnownTypes types)
    {
        var receiver = Calls.Receiver(problem.Operation.SemanticModel!, problem.Operation.Syntax);
        var name = Calls.Name(problem.Operation.Syntax).ToString();
        return types.IsTensor(receiver)
            ? $"{name} is no operation on {ShapeText.Of(receiver)}{(TorchNames.Here(name) is { } here ? $": {here}" : "")}"
            : $"{Short(problem.Wrong)} does not fit {Callee(problem, types, "")}";
    }

    /// <summary>Who takes the argument: <c>MatMul on [Batch, Seq, Emb]</c>, <c>Out, a Linear&lt;Hidden, Emb&gt;,</c>.</summary>
    private static string Callee(Problem problem, KnownTypes types, string end)
    {
        var call = problem.Operation.Syntax;
        if (
            problem.Parameter is
            { Ordinal: 0, ContainingSymbol: IMethodSymbol { IsExtensionMethod: true, ReducedFrom: null } extension }
        )
        {
            return extension.Name;
        }

        var receiver = Calls.Receiver(problem.Operation.SemanticModel!, call);
        var name = ArgumentLists.Taker(call);
        return types.IsLayer(receiver)
            && (call as InvocationExpressionSyntax)?.Expression is MemberAccessExpressionSyntax layer
                ? $"{Short(layer.Expression)}, {ShapeText.Named(receiver)}{end}"
            : types.IsTensor(receiver) ? $"{name} on {ShapeText.Of(receiver)}"
            : name;
    }

    /// <summary>The sizes of the dimensions that only one of the two has.</summary>
    private static IEnumerable<string> Sizes(Problem problem, DimFacts facts)
    {
        if (problem.Operation is IInvocationOperation { TargetMethod: { Name: "TopK", TypeArguments: [var chosen] } })
        {
            yield return $"{facts.Explain(chosen)}; {facts.Explain(Dims(problem.Wanted).Last())}";
            yield break;
        }

        var explained = Differing(problem.Given, problem.Wanted)
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .Select(dim => facts.Explain(dim, IsMixed(problem)))
            .Where(text => text is not null)
            .ToList();
        if (explained.Count > 0)
        {
            yield return string.Join("; ", explained);
        }
    }

    /// <summary>
    /// Where both have as many axes, the dimensions at which they differ and something is asked for; else those that only
    /// one of the two has.
    /// </summary>
    private static IEnumerable<ITypeSymbol> Differing(ITypeSymbol? given, ITypeSymbol? wanted)
    {
        if (
            given is INamedTypeSymbol one
            && wanted is INamedTypeSymbol other
            && (one.Name, one.Arity) == (other.Name, other.Arity)
        )
        {
            var pairs = one
                .TypeArguments.Zip(other.TypeArguments, (first, second) => (first, second))
                .Where(pair =>
                    pair.second.TypeKind != TypeKind.TypeParameter
                    && !SymbolEqualityComparer.Default.Equals(pair.first, pair.second)
                )
                .ToList();
            return pairs.Select(pair => pair.first).Concat(pairs.Select(pair => pair.second));
        }

        var (left, right) = (Dims(given), Dims(wanted));
        return left.Except<ITypeSymbol>(right, SymbolEqualityComparer.Default)
            .Concat(right.Except<ITypeSymbol>(left, SymbolEqualityComparer.Default));
    }

    /// <summary>The dimensions to explain: of evidence only the whole, whose formula names the others.</summary>
    private static List<ITypeSymbol> Dims(ITypeSymbol? type) =>
        type is INamedTypeSymbol named
            ?
            [
                .. named
                    .TypeArguments.Take(type.Name is "Factors" or "Sections" ? 1 : named.Arity)
                    .Where(argument => argument.TypeKind != TypeKind.TypeParameter),
            ]
            : [];

    private static int Count(ITypeSymbol? tuple) => (tuple as INamedTypeSymbol)?.TupleElements.Length ?? 0;

    /// <summary>Whether two models meet, whose dimensions have the same names.</summary>
    private static bool IsMixed(Problem problem)
    {
        var (given, wanted) = (Dims(problem.Given), Dims(problem.Wanted));
        return given.Any(dim =>
            wanted.Any(other => other.Name == dim.Name && !SymbolEqualityComparer.Default.Equals(other, dim))
        );
    }

    private static string Short(SyntaxNode expression) => Shortened.Of(expression.ToString(), LongestExpression);
}
