using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>Shapes and evidence in words, short enough for a message.</summary>
internal static class ShapeText
{
    /// <summary>
    /// <c>[Batch, Seq, Emb]</c>, <c>probabilities [Batch, Seq]</c>, <c>indices [Batch, Seq] of Vocab</c>,
    /// <c>a mask [Seq, KeySeq]</c>, <c>evidence that QueryWidth = Heads x HeadDim</c>, or the type's name.
    /// </summary>
    public static string Of(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
        {
            return type?.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat) ?? "nothing";
        }

        var dims = named.TypeArguments.Select(Dim).ToList();
        return named.Name switch
        {
            "Tensor" when dims.Count == 0 => "a single number",
            "Tensor" => Axes(dims),
            "Probabilities" => $"probabilities {Axes(dims)}",
            "Indices" when dims.Count > 1 =>
                $"indices {Axes([.. dims.Take(dims.Count - 1)])} of {dims[dims.Count - 1]}",
            "Mask" => $"a mask {Axes(dims)}",
            "Factors" or "Parts" when dims.Contains(Any) => $"evidence of {dims[0]}",
            "Factors" when dims.Count == 3 => $"evidence that {dims[0]} = {dims[1]} x {dims[2]}",
            "Parts" when dims.Count > 2 => $"evidence that {dims[0]} = {string.Join(" + ", dims.Skip(1))}",
            _ => named.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat),
        };
    }

    /// <summary>A dimension's name; <c>any</c> for one that an operation of the runtime leaves open.</summary>
    public static string Dim(ITypeSymbol dim) =>
        dim is ITypeParameterSymbol { DeclaringMethod.ContainingAssembly.Name: "TypedGpt.Torch" } ? Any : dim.Name;

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
