using System;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// Attention (Vaswani et al. 2017, section 3.2): each query takes the mean of the values, weighted by how well the keys
/// match it. [Batch, Heads, Seq, D], [Batch, KvHeads, KeySeq, D] and [Batch, KvHeads, KeySeq, V] to [Batch, Seq, Heads, V].
/// </summary>
/// <param name="Queries">What each position asks for.</param>
/// <param name="Keys">What each position can be found by.</param>
/// <param name="Values">What each position gives.</param>
/// <param name="How">Scale, mask, bias, cap, sinks, dropout and groups.</param>
internal sealed record Attend(Op Queries, Op Keys, Op Values, AttendOptions How)
    : Op(Checked(Queries.Axes, Keys.Axes, Values.Axes, How)),
        IComposite
{
    public override EquatableArray<Op> Operands => [Queries, Keys, Values];

    public override Op Map(Func<Op, Op> map) =>
        this with
        {
            Queries = map(Queries),
            Keys = map(Keys),
            Values = map(Values),
        };

    /// <summary>What a score is multiplied by.</summary>
    public Factor Scale => How.Scale ?? new Factor.OneOverRootOf(Keys.Axes.Last);

    /// <inheritdoc />
    public Op Expand(Steps steps)
    {
        var grouped = How.Group.Length == 0 ? "" : Queries.Axes[1];
        var queries = grouped.Length == 0 ? Queries : new GroupHeads(Keys.Axes[1], How.Group, Queries);
        if (How.IsFused)
        {
            Op fused = new FusedAttend(queries, Keys, Values, How);
            return new HeadsLast(grouped.Length == 0 ? fused : new UngroupHeads(grouped, fused));
        }

        var scores = steps.Let("scores", new ScaleBy(Scale, new Scores(queries, Keys)).SoftCapped(How.Cap));
        if (How.Bias.Length > 0)
        {
            scores = steps.Let("biased", new AddBias(How.Bias, scores, grouped));
        }

        var weights = steps.Let("weights", new Softmax(Masked(scores), How.Sinks, grouped));
        Op mixed = new Weigh(weights.DroppedBy(How.Dropout), Values);
        return new HeadsLast(grouped.Length == 0 ? mixed : new UngroupHeads(grouped, mixed));
    }

    private Op Masked(Op scores) => How.Mask is { } mask ? new MaskedFill(mask.Member, scores) : scores;

    private static Axes Checked(Axes queries, Axes keys, Axes values, AttendOptions how)
    {
        var heads =
            how.Group.Length == 0 && keys.Count > 1 ? keys[1]
            : queries.Count > 1 ? queries[1]
            : "";
        AxesException.Unless(
            queries.Count == 4
                && queries.Equals(["Batch", heads, Axes.Seq, keys.Last])
                && keys.Count == 4
                && keys[2] == Axes.KeySeq
                && values.WithLast(keys.Last).Equals(keys),
            how.Group.Length == 0 ? "Attend" : $"Attend by groups of {how.Group}",
            "[Batch, Heads, Seq, D], [Batch, Heads, KeySeq, D] and [Batch, Heads, KeySeq, V]",
            queries,
            keys,
            values
        );
        return [queries[0], queries[2], queries[1], values.Last];
    }
}

/// <summary>What differs between the attentions of families. What is off is null or empty.</summary>
/// <param name="Scale">What a score is multiplied by, where it is not one over the root of the keys' width.</param>
/// <param name="Mask">What a query may not see.</param>
/// <param name="Bias">The layer that lowers scores with the distance (ALiBi, Press et al. 2022).</param>
/// <param name="Cap">The soft cap of scores (Gemma 2).</param>
/// <param name="Sinks">The parameter with a score for each head that no key has (gpt-oss): what goes there is lost.</param>
/// <param name="Dropout">The layer that zeroes weights while training.</param>
/// <param name="Group">The query heads that share one head of keys and values (Ainslie et al. 2023).</param>
/// <param name="Latent">The projections that made keys and values out of a remembered narrow vector.</param>
/// <param name="IsFused">Whether the scores never are whole in memory.</param>
internal sealed record AttendOptions(
    Factor? Scale = null,
    Masking? Mask = null,
    string Bias = "",
    double? Cap = null,
    string Sinks = "",
    string Dropout = "",
    string Group = "",
    LatentKeys? Latent = null,
    bool IsFused = false
);

/// <summary>What a query may see.</summary>
/// <param name="Member">The mask.</param>
/// <param name="Kind">Its rule.</param>
/// <param name="Width">The positions of a window or a chunk.</param>
internal sealed record Masking(string Member, MaskingKind Kind, string Width = "");

/// <summary>Which positions up to its own a query sees.</summary>
internal enum MaskingKind
{
    /// <summary>All.</summary>
    Causal,

    /// <summary>The last ones (Mistral).</summary>
    Window,

    /// <summary>Those of its chunk (Llama 4).</summary>
    Chunk,
}

/// <summary>
/// The two projections of multi-head latent attention (DeepSeek-V2, section 2.1). They can be folded into those of the
/// queries and of the output, so that a cached token is never projected again; the expansion is the plain form.
/// </summary>
internal sealed record LatentKeys(string UpKey, string UpValue);
