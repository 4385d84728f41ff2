using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>Shapes and evidence in words, short enough for a message.</summary>
internal static class ShapeText
{
    /// <summary>
    /// <c>[Batch, Seq, Emb]</c>, <c>probabilities [Batch, Seq]</c>, <c>indices [Batch, Seq] of Vocab</c>,
    /// <c>a mask [Seq, KeySeq]</c>, <c>evidence that QueryWidth = Heads x HeadDim</c>, or the type's name.
    /// </summary>
    /// <param name="type">The type.</param>
    /// <param name="ofModels">Whether dimensions are named with their models.</param>
    public static string Of(ITypeSymbol? type, bool ofModels = false)
    {
        if (type is not INamedTypeSymbol named)
        {
            return type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "nothing";
        }

        if (named is { IsTupleType: true, TupleElements: var elements })
        {
            return elements.Length == 2
                ? $"a pair of {Of(elements[0].Type, ofModels)} and {Of(elements[1].Type, ofModels)}"
                : $"{elements.Length} values, {string.Join("; ", elements.Select(element => Of(element.Type, ofModels)))}";
        }

        var dims = named.TypeArguments.Select(dim => Dim(dim, ofModels)).ToList();
        return named.Name switch
        {
            "Tensor" when named.ContainingType is not null =>
                "a torch.Tensor, whose axes only the running program knows",
            "Tensor" when dims.Count == 0 => "a single number",
            "Tensor" => Axes(dims),
            "Probabilities" => $"probabilities {Axes(dims)}",
            "Indices" when dims.Count > 1 =>
                $"indices {Axes([.. dims.Take(dims.Count - 1)])} of {dims[dims.Count - 1]}",
            "Mask" => $"a mask {Axes(dims)}",
            "Factors" when dims is [Any, Any, Any] => "evidence",
            "Factors" when dims is [Any, _, _] => $"evidence of {dims[1]} x {dims[2]}",
            "Factors" or "Sections" when dims.Contains(Any) => $"evidence of {dims[0]}",
            "Factors" when dims.Count == 3 => $"evidence that {dims[0]} = {dims[1]} x {dims[2]}",
            "Sections" when dims.Count > 2 => $"evidence that {dims[0]} = {string.Join(" + ", dims.Skip(1))}",
            _ => named.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        };
    }

    /// <summary>The same after an article: <c>a Linear&lt;Emb, Hidden&gt;</c>, <c>an Embedding&lt;Vocab, Emb&gt;</c>.</summary>
    public static string Named(ITypeSymbol? type) => Article.With(Of(type));

    /// <summary>A dimension's name; <c>any</c> for one that an operation of the runtime leaves open.</summary>
    public static string Dim(ITypeSymbol dim, bool ofModels = false) =>
        IsAny(dim) ? Any
        : ofModels && dim.ContainingType is { } model ? $"{model.Name}.{dim.Name}"
        : dim.Name;

    /// <summary>Whether an operation of the runtime leaves a dimension open.</summary>
    public static bool IsAny(ITypeSymbol dim) =>
        dim is ITypeParameterSymbol { DeclaringMethod.ContainingAssembly.Name: "TypedGpt.Torch" };

    private const string Any = "any";

    /// <summary>Axes of which the operation asks nothing are <c>..</c> where they come first.</summary>
    private static string Axes(IReadOnlyCollection<string> dims)
    {
        var named = dims.SkipWhile(dim => dim == Any).ToList();
        return named.Count == 0 || named.Count == dims.Count
            ? $"[{string.Join(", ", dims)}]"
            : $"[.., {string.Join(", ", named)}]";
    }
}
