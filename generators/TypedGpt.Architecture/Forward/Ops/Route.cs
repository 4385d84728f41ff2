using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// Sends each token to the best of several experts (Shazeer et al. 2017): [Batch, Seq, Experts] to the gates and the
/// experts of each token, both [Batch, Seq, Chosen].
/// </summary>
/// <param name="How">How scores become gates.</param>
/// <param name="X">A score for each expert.</param>
internal sealed record Route(RouteOptions How, Op X)
    : UnaryOp(X, AxesException.Ranked(3, nameof(Route), X.Axes).WithLast(How.Chosen))
{
    /// <summary>
    /// What the released code of DeepSeek-V3 adds to the sum of the chosen scores, all of which can be 0 where each is a
    /// sigmoid. The highest of a softmax never is, and Mixtral's code adds nothing.
    /// </summary>
    private const double AddedToSigmoids = 1e-20;

    /// <summary>The experts that there are.</summary>
    public string Experts => X.Axes.Last;

    public override EquatableArray<Result> Results => [new(Axes), new(Axes, Experts)];

    /// <summary>The same out of plain ops: the gates, and which experts they are of.</summary>
    public (Op Gates, Op Chosen) Expand(Steps steps)
    {
        var isPlain = How.Bias.Length == 0 && How.Groups is null;
        Op scores =
            How.IsSigmoid ? new Activate(ElementFunction.Sigmoid, X)
            : How.IsSoftmaxOfChosen ? X
            : new Softmax(X, IsPlain: !isPlain);
        Op gates;
        Op chosen;
        if (isPlain)
        {
            (gates, chosen) = steps.Let("weights", "chosen", new TopK(How.Chosen, scores));
        }
        else
        {
            scores = steps.Let("affinities", scores);
            var ranks = How.Bias.Length == 0 ? scores : new AddParameter(How.Bias, [Experts], scores);
            if (How.Groups is { } groups)
            {
                ranks = ranks is Read ? ranks : steps.Let("ranks", ranks);
                var (_, kept) = steps.Let(Steps.Unnamed, "kept", new TopK(groups.Kept, new GroupScores(groups, ranks)));
                ranks = new KeepGroups(groups, ranks, kept);
            }

            (_, chosen) = steps.Let(Steps.Unnamed, "chosen", new TopK(How.Chosen, ranks));
            Op picked = new Pick(scores, chosen);
            gates = How.IsNormalized ? steps.Let("weights", picked) : picked;
        }

        if (How.IsSoftmaxOfChosen)
        {
            gates = steps.Let("gates", new Softmax(gates, IsPlain: true));
        }

        if (How.IsNormalized)
        {
            gates = new DivideBySum(gates, How.IsSigmoid ? AddedToSigmoids : 0);
        }

        return (gates.ScaledBy(How.Factor), chosen);
    }
}

/// <summary>How a router works.</summary>
/// <param name="Chosen">How many experts a token is sent to.</param>
/// <param name="IsSigmoid">Whether each score is taken alone (DeepSeek-V3), and not by a softmax over all.</param>
/// <param name="IsSoftmaxOfChosen">Whether the softmax is over the chosen experts' scores alone (gpt-oss).</param>
/// <param name="Bias">The parameter added to the scores where experts are ranked, but not to the gates (DeepSeek-V3).</param>
/// <param name="Groups">Where only experts of the best groups are chosen.</param>
/// <param name="IsNormalized">Whether the gates of a token are divided by their sum.</param>
/// <param name="Factor">What the gates are multiplied by.</param>
internal sealed record RouteOptions(
    string Chosen,
    bool IsSigmoid = false,
    bool IsSoftmaxOfChosen = false,
    string Bias = "",
    RouteGroups? Groups = null,
    bool IsNormalized = false,
    double Factor = 1
);

/// <summary>Experts in groups, of which only some are looked into for each token (DeepSeek-V2, section 2.2.2).</summary>
/// <param name="Groups">How many there are.</param>
/// <param name="PerGroup">The experts of one.</param>
/// <param name="Kept">The groups that are looked into.</param>
/// <param name="IsSumOfBestTwo">Whether a group is as good as its two best experts (DeepSeek-V3), and not its best one.</param>
internal sealed record RouteGroups(string Groups, string PerGroup, string Kept, bool IsSumOfBestTwo);
