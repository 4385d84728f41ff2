using System.Collections.Generic;
using System.Linq;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of <c>[LatentAttention]</c> (DeepSeek-V2, section 2.1).</summary>
internal static class LatentAttentionOptions
{
    public const string Attribute = "LatentAttention";

    public static readonly Option<int> KvLatentDim = Size(
        nameof(KvLatentDim),
        512,
        "the width of the vector out of which keys and values of all heads come, which a cache holds"
    );

    public static readonly Option<int?> QueryLatentDim = OptionalSize(
        Key(nameof(QueryLatentDim)),
        1536,
        "DeepSeek-V3",
        "the width of the vector out of which the queries of all heads come",
        "queries come out of the embedding",
        0,
        [.. OfV3(nameof(QueryLatentDim))]
    );

    public static readonly Option<int> ContentDim = Size(
        nameof(ContentDim),
        128,
        "the part of queries and keys that is not turned"
    );

    public static readonly Option<int> RotaryDim = Size(
        nameof(RotaryDim),
        64,
        "the part of queries and keys that is turned; all heads share that of the keys"
    );

    public static readonly Option<int> ValueDim = Size(nameof(ValueDim), 128, "the width of a head's values");

    public static IReadOnlyList<Option> All { get; } = [KvLatentDim, QueryLatentDim, ContentDim, RotaryDim, ValueDim];

    private static Option<int> Size(string property, int example, string meaning) =>
        new(Key(property), new Value.Integer(example), meaning, "an error, TGPT1003", 0, Whole)
        {
            IsRequired = true,
            Bounds = Bounds.Size,
            ExampleOf = "DeepSeek-V3",
            Beside = [.. OfV3(property)],
        };

    /// <summary>The sizes of DeepSeek-V3 without one, and without a latent vector of queries.</summary>
    private static IEnumerable<Argument> OfV3(string without) =>
        new[]
        {
            (nameof(KvLatentDim), 512),
            (nameof(ContentDim), 128),
            (nameof(RotaryDim), 64),
            (nameof(ValueDim), 128),
        }
            .Where(size => size.Item1 != without)
            .Select(size => Beside(Key(size.Item1), size.Item2));

    private static string Key(string property) => $"{Attribute}.{property}";
}
