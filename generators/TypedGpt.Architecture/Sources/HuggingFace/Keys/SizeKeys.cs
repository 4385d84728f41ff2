using System;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Reads the sizes that every decoder has, by the names of newer families and of GPT-2.</summary>
internal static class SizeKeys
{
    /// <summary>More than any model has, and few enough for a list of them.</summary>
    private const int MostLayers = 100_000;

    private static readonly string[] Width = ["hidden_size", "n_embd", "d_model", "n_embed"];
    private static readonly string[] Layers = ["num_hidden_layers", "n_layer", "n_layers", "num_layers"];
    private static readonly string[] Heads = ["num_attention_heads", "n_head", "n_heads", "num_heads"];
    private static readonly string[] Hidden = ["intermediate_size", "n_inner", "ffn_dim", "ffn_hidden_size"];
    private static readonly string[] KvHeads = ["num_key_value_heads", "n_head_kv", "num_kv_heads"];
    private static readonly string[] Context = ["max_position_embeddings", "n_positions", "max_seq_len"];

    /// <summary>Width, layers, heads, the inside of the feed-forward layer, vocabulary and context.</summary>
    /// <param name="model">The keys.</param>
    /// <param name="absent">What the family's class has where a key is left out.</param>
    /// <param name="context">The keys of the context length, where they are others.</param>
    public static Sizes SetSizes(this ConfigModel model, Sizes absent, params string[] context)
    {
        var contextKeys = context.Length > 0 ? context : Context;
        var width = model.SetSize(Options.EmbDim, absent.Width, Width);
        var heads = model.SetSize(Options.NHeads, absent.Heads, Heads);
        var hidden = model.MaybeSize(absent.Hidden, Hidden);
        if (hidden is { } given && given != Options.UsualMultiple * (long)width)
        {
            model.Set(Options.FeedForwardDim, given, Hidden);
        }

        return new(
            model.SetSize(Options.VocabSize, absent.Vocabulary, "vocab_size"),
            width,
            hidden,
            model.LayerCount(absent.Layers),
            heads,
            model.SetSize(Options.ContextLength, absent.Context, contextKeys)
        );
    }

    private static int LayerCount(this ConfigModel model, int absent)
    {
        var layers = model.SetSize(Options.NLayers, absent, Layers);
        return layers <= MostLayers
            ? layers
            : model.Wrong(
                Layers,
                model.Find(Layers)!,
                FormattableString.Invariant($"a whole number from 1 to {MostLayers}"),
                absent
            );
    }

    /// <summary>The product, or the largest number that a size can have, which no model has room for.</summary>
    public static int Times(int a, int b) => (int)Math.Min(int.MaxValue, (long)a * b);

    /// <summary>The heads of keys and values, and the width of a head.</summary>
    public static Sizes SetHeads(this ConfigModel model, Sizes sizes, Sizes absent)
    {
        var kvHeads = model.MaybeSize(absent.KvHeads ?? sizes.Heads, KvHeads) ?? sizes.Heads;
        if (kvHeads != sizes.Heads)
        {
            model.Set(HeadOptions.KvHeads, kvHeads, KvHeads);
        }

        var headDim = model.MaybeSize(absent.HeadDim, "head_dim");
        if (headDim is { } given && given * (long)sizes.Heads != sizes.Width)
        {
            model.Set(HeadOptions.HeadDim, given, "head_dim");
        }

        return sizes with
        {
            KvHeads = kvHeads,
            HeadDim = headDim,
        };
    }

    /// <summary>All sizes of a family with the names of Llama's class.</summary>
    public static Sizes SetAllSizes(this ConfigModel model, Sizes absent) =>
        model.SetHeads(model.SetSizes(absent), absent);
}
