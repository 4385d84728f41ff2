using System.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>The dimensions of a model, each after those it is derived from.</summary>
internal sealed class DimList(Config? config = null) : IEnumerable<Dim>
{
    private readonly List<Dim> dims = [];

    /// <summary>The dimensions that every model has.</summary>
    public static DimList Of(Config config) =>
        new DimList(config)
            .Given("Vocab", "the tokens of the vocabulary", "vocab_size")
            .Given("Context", "the positions of a text", "max_position_embeddings")
            .Given("Emb", "the vector that stands for a token", "hidden_size");

    /// <summary>A dimension whose size is the product of what the configuration has under these keys: mostly one.</summary>
    public DimList Given(string name, string meaning, params string[] keys) =>
        Given(name, keys.Aggregate(1L, (size, key) => size * config!.Size(key)), meaning, string.Join(" x ", keys));

    /// <summary>A dimension of that size, which follows from what <paramref name="formula"/> says.</summary>
    public DimList Given(string name, long size, string meaning, string formula) =>
        Add(new(name, size, meaning, formula, []));

    /// <summary>A dimension that is <paramref name="outer"/> x <paramref name="inner"/>; of one that is there already, this too.</summary>
    public DimList Product(string name, string outer, string inner, string meaning = "")
    {
        var evidence = Graph.Evidence.Product(name, outer, inner);
        var at = dims.FindIndex(dim => dim.Name == name);
        if (at < 0)
        {
            return Add(new(name, Size(outer) * Size(inner), meaning, $"{outer} x {inner}", [evidence]));
        }

        dims[at] = dims[at] with { Evidence = [.. dims[at].Evidence, evidence] };
        return this;
    }

    /// <summary>A dimension with its sections one after the other.</summary>
    public DimList Sum(string name, string meaning, params string[] sections) =>
        Add(
            new(
                name,
                sections.Sum(Size),
                meaning,
                string.Join(" + ", sections),
                [Graph.Evidence.Sum(name, [.. sections])]
            )
        );

    /// <summary>Heads of queries, of which each group shares a head of keys and values.</summary>
    public DimList Attention(long heads, long kvHeads, long headDim, bool isTurned = true)
    {
        Given("Heads", heads, "the query heads of a block", "num_attention_heads")
            .Given("KvHeads", kvHeads, "the heads of keys and values", "num_key_value_heads")
            .Given("Group", heads / kvHeads, "the query heads that share one of those", "Heads / KvHeads")
            .Product("Heads", "KvHeads", "Group")
            .Given("HeadDim", headDim, "the query and the key of one head", "head_dim")
            .Given("ValueDim", headDim, "the value of one head", "head_dim")
            .Product("QueryWidth", "Heads", "HeadDim", "the queries of all heads, side by side")
            .Product("KeyWidth", "KvHeads", "HeadDim", "the keys of all heads, side by side")
            .Product("ValueWidth", "KvHeads", "ValueDim", "the values of all heads, side by side")
            .Product("MixedWidth", "Heads", "ValueDim", "what all heads found, side by side");
        return isTurned
            ? Given("Half", headDim / 2, "the pairs that positions turn", "head_dim / 2")
                .Product("HeadDim", "Two", "Half")
            : this;
    }

    /// <summary>Heads whose keys and values come out of one narrow vector; only a part of queries and keys knows positions.</summary>
    public DimList Latent(long heads, long latent, long contentDim, long rotaryDim, long valueDim) =>
        Given("Heads", heads, "the heads of a block", "num_attention_heads")
            .Given("Latent", latent, "the narrow vector of keys and values", "kv_lora_rank")
            .Given("ContentDim", contentDim, "the part of queries and keys without positions", "qk_nope_head_dim")
            .Given("RotaryDim", rotaryDim, "the part of queries and keys that positions turn", "qk_rope_head_dim")
            .Given("Half", rotaryDim / 2, "the pairs that positions turn", "qk_rope_head_dim / 2")
            .Product("RotaryDim", "Two", "Half")
            .Given("ValueDim", valueDim, "the value of one head", "v_head_dim")
            .Sum("HeadDim", "the query and the key of one head", "ContentDim", "RotaryDim")
            .Sum("DownWidth", "the narrow vector, and the key that all heads share", "Latent", "RotaryDim")
            .Product("QueryWidth", "Heads", "HeadDim", "the queries of all heads, side by side")
            .Product("KeyWidth", "Heads", "ContentDim", "the keys of all heads without positions, side by side")
            .Product("ValueWidth", "Heads", "ValueDim", "the values of all heads, side by side");

    /// <summary>Experts, of which some work on each token.</summary>
    public DimList Experts(long experts, long chosen, long width) =>
        Given("Experts", experts, "the experts of a layer", "experts")
            .Given("Chosen", chosen, "those that a token is sent to", "experts of a token")
            .Given("ExpertDim", width, "the inside of an expert", "width of an expert");

    /// <summary>The experts in groups, some of which are looked into for each token.</summary>
    public DimList Groups(long groups, long kept) =>
        Given("Groups", groups, "the groups of experts", "groups")
            .Given("PerGroup", Size("Experts") / groups, "the experts of a group", "Experts / Groups")
            .Product("Experts", "Groups", "PerGroup")
            .Given("Kept", kept, "the groups that a token may be sent to", "groups of a token");

    private long Size(string name) => name == "Two" ? 2 : dims.Single(dim => dim.Name == name).Size;

    private DimList Add(Dim dim)
    {
        dims.Add(dim);
        return this;
    }

    public IEnumerator<Dim> GetEnumerator() => dims.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
