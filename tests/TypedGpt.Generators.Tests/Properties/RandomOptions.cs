using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Tests.Properties;

/// <summary>Small models of random options that go together: of any family, and of families that nobody has made.</summary>
internal sealed class RandomOptions(Random random)
{
    private readonly List<Argument> arguments = [];

    /// <summary>The next model.</summary>
    public static Arguments Draw(Random random) => new RandomOptions(random).Draw();

    private Arguments Draw()
    {
        var heads = One(1, 2, 4, 6);
        var headDim = One(4, 6, 8);
        var layers = random.Next(1, 8);
        Give(Options.VocabSize, random.Next(5, 40));
        Give(Options.ContextLength, random.Next(8, 40));
        Give(Options.EmbDim, heads * headDim);
        Give(Options.NHeads, heads);
        Give(Options.NLayers, layers);
        Maybe(Options.FeedForwardDim, random.Next(4, 40));
        Maybe(Options.DropRate, 0.1);
        Maybe(Options.QkvBias, true);
        Maybe(Options.InitStd, 0.02);
        Give(One<Option>(Options.TieWeights, Options.HeadBias), true);
        Norms();
        Scales();
        FeedForward();
        if (IsSo(5))
        {
            Latent();
            Rotary(layers, width: null);
        }
        else
        {
            Heads(heads, ref headDim);
            Positions(layers, headDim);
        }

        if (IsSo(3))
        {
            Window(layers);
        }

        if (IsSo(3))
        {
            Experts(layers);
        }

        return Arguments.Of(arguments);
    }

    private void Norms()
    {
        var isRms = IsSo(2);
        Give(NormOptions.Norm, isRms ? nameof(NormChoice.Rms) : nameof(NormChoice.Layer));
        if (!isRms)
        {
            Maybe(NormOptions.NormBias, false);
        }

        if (IsSo(4))
        {
            if (IsSo(2))
            {
                Give(NormOptions.NormPlusOne, true);
            }
            else
            {
                Give(NormOptions.NormWeight, false);
            }
        }

        if (IsSo(3))
        {
            Maybe(FeedForwardOptions.Parallel, Name<ParallelChoice>());
        }
        else
        {
            Maybe(NormOptions.NormPlacement, Name<PlacementChoice>());
        }

        Maybe(NormOptions.EmbNorm, true);
        Maybe(NormOptions.FinalNorm, false);
    }

    private void Scales()
    {
        Maybe(One<Option>(ScaleOptions.EmbScaleRoot, ScaleOptions.ResidualScale), 0);
        Maybe(ScaleOptions.LogitScale, 0.25);
        Maybe(ScaleOptions.LogitSoftCap, 30.0);
        Maybe(ScaleOptions.TokenDim, random.Next(3, 20));
        Maybe(SourceOptions.Type, Name<NumberChoice>());
        Maybe(HeadOptions.AttentionScale, 0.125);
        Maybe(HeadOptions.OutputBias, false);
    }

    private void FeedForward()
    {
        Maybe(FeedForwardOptions.FeedForwardBias, false);
        if (IsSo(2))
        {
            Give(FeedForwardOptions.Gated, true);
            if (IsSo(3))
            {
                Give(FeedForwardOptions.GateLimit, 7.0);
                return;
            }
        }

        Maybe(FeedForwardOptions.Activation, Name<ActivationChoice>());
    }

    private void Heads(int heads, ref int headDim)
    {
        Maybe(
            HeadOptions.KvHeads,
            Enumerable.Range(1, heads).Where(count => heads % count == 0).MaxBy(_ => random.Next())
        );
        if (IsSo(3))
        {
            headDim = One(2, 4, 10);
            Give(HeadOptions.HeadDim, headDim);
        }

        Maybe(HeadOptions.QkvClip, 8.0);
        Maybe(NormOptions.QkNorm, Name<QkNormChoice>());
    }

    private void Positions(int layers, int headDim)
    {
        var positions = Name<PositionChoice>();
        Give(PositionOptions.Positions, positions);
        if (positions == nameof(PositionChoice.Rotary))
        {
            Maybe(NormOptions.QkNormAfterRotary, true);
            Rotary(layers, headDim);
        }
        else if (positions == nameof(PositionChoice.Learned))
        {
            Maybe(PositionOptions.PositionOffset, 2);
        }

        if (IsSo(3) && positions != nameof(PositionChoice.Alibi))
        {
            Give(HeadOptions.FusedAttention, true);
            return;
        }

        Maybe(HeadOptions.AttentionSoftCap, 50.0);
        Maybe(HeadOptions.AttentionSinks, true);
    }

    private void Rotary(int layers, int? width)
    {
        Give(RotaryOptions.Theta, 5000.0);
        Maybe(RotaryOptions.Interleaved, true);
        var turned = width ?? 4;
        if (width is > 2 && IsSo(3))
        {
            turned = 2;
            Give(RotaryOptions.Dim, turned);
        }

        if (IsSo(3))
        {
            Give(RotaryOptions.SkipLayers, new[] { random.Next(layers) });
        }

        var scaling = Name<ScalingChoice>();
        if (scaling == nameof(ScalingChoice.None) || (turned == 2 && scaling == nameof(ScalingChoice.Dynamic)))
        {
            return;
        }

        Give(RotaryOptions.Scaling, scaling);
        Give(RotaryOptions.OriginalContext, 4);
        if (scaling == nameof(ScalingChoice.LongRope))
        {
            Give(RotaryOptions.ShortFactors, Enumerable.Repeat(1.5, turned / 2).ToArray());
            Give(RotaryOptions.LongFactors, Enumerable.Repeat(2.5, turned / 2).ToArray());
            return;
        }

        Give(RotaryOptions.Factor, 4.0);
        if (scaling == nameof(ScalingChoice.Yarn))
        {
            Maybe(RotaryOptions.Truncate, false);
            Maybe(RotaryOptions.AttentionFactor, 1.2);
        }
    }

    private void Latent()
    {
        Give(LatentAttentionOptions.KvLatentDim, random.Next(3, 20));
        Maybe(LatentAttentionOptions.QueryLatentDim, random.Next(3, 20));
        Give(LatentAttentionOptions.ContentDim, random.Next(1, 9));
        Give(LatentAttentionOptions.RotaryDim, 4);
        Give(LatentAttentionOptions.ValueDim, random.Next(1, 9));
    }

    private void Window(int layers)
    {
        Give(SlidingWindowOptions.Size, random.Next(1, 9));
        Maybe(SlidingWindowOptions.Chunked, true);
        if (IsSo(2))
        {
            Give(SlidingWindowOptions.GlobalEvery, random.Next(1, 4));
        }
        else
        {
            Give(SlidingWindowOptions.GlobalLayers, new[] { random.Next(layers) });
        }
    }

    private void Experts(int layers)
    {
        Give(MixtureOfExpertsOptions.Experts, 6);
        Give(MixtureOfExpertsOptions.Chosen, random.Next(1, 5));
        Maybe(MixtureOfExpertsOptions.ExpertDim, random.Next(2, 20));
        Maybe(MixtureOfExpertsOptions.Score, Name<ScoreChoice>());
        Maybe(MixtureOfExpertsOptions.Normalized, true);
        Maybe(MixtureOfExpertsOptions.Factor, 2.5);
        Maybe(MixtureOfExpertsOptions.CorrectionBias, true);
        Maybe(MixtureOfExpertsOptions.RouterBias, true);
        Maybe(MixtureOfExpertsOptions.ExpertBias, true);
        if (IsSo(2))
        {
            Give(MixtureOfExpertsOptions.SharedDim, random.Next(2, 20));
            Maybe(MixtureOfExpertsOptions.SharedGate, true);
        }

        if (IsSo(2))
        {
            Give(MixtureOfExpertsOptions.Groups, 3);
            Give(MixtureOfExpertsOptions.KeptGroups, 2);
            Maybe(MixtureOfExpertsOptions.GroupScore, Name<GroupChoice>());
        }

        if (IsSo(2))
        {
            Give(MixtureOfExpertsOptions.DenseLayers, Enumerable.Range(0, random.Next(layers)).ToArray());
        }
    }

    private bool IsSo(int oneIn) => random.Next(oneIn) == 0;

    private void Maybe(Option option, object value)
    {
        if (IsSo(3))
        {
            Give(option, value);
        }
    }

    /// <summary>An option with a value; one that is no flag with 0, its example.</summary>
    private void Give(Option option, object value) =>
        arguments.Add(
            new(
                option.Name,
                option.Example switch
                {
                    Value.Flag when value is not bool => new Value.Flag(true),
                    Value.Real when value is 0 => option.Example,
                    _ => Value.Of(value),
                }
            )
        );

    private T One<T>(params T[] values) => values[random.Next(values.Length)];

    private string Name<T>()
        where T : struct, Enum => One(Enum.GetNames<T>());
}
