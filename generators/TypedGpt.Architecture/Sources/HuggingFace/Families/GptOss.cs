using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>gpt-oss (OpenAI 2025): experts with clamped gates, sinks, a window in every other layer, stretched by YaRN.</summary>
internal static class GptOss
{
    private const double Limit = 7;

    public static Family Family { get; } = new("gpt_oss", "GptOssForCausalLM", "gpt_oss", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(201088, 2880, 2880, 36, 64, 131072, KvHeads: 8, HeadDim: 64));
        var bias = model.Flag(absent: true, "attention_bias");
        model.RmsNorms(1e-5);
        model.Set(Options.QkvBias, bias);
        model.Set(HeadOptions.OutputBias, bias);
        model.Set(FeedForwardOptions.FeedForwardBias, false);
        model.Set(HeadOptions.AttentionSinks, true);
        model.Set(FeedForwardOptions.Gated, true);
        model.Only("hidden_act", "a clamped gate is by SiLU", "silu");
        model.Set(FeedForwardOptions.GateLimit, model.Number(Limit, "swiglu_limit"), "swiglu_limit");
        model.Only("swiglu_alpha", "the gate is times sigmoid(1.702 gate)", "1.702");
        model.SetExperts(128, absentChosen: 4, ScoreChoice.SoftmaxOfChosen);
        model.Set(MixtureOfExpertsOptions.RouterBias, true);
        model.Set(MixtureOfExpertsOptions.ExpertBias, true);
        model.Rotary(sizes, theta: 150000);
        if (!model.IsThere("rope_scaling", "rope_parameters"))
        {
            model.Set(RotaryOptions.Scaling, ScalingChoice.Yarn);
            model.Set(RotaryOptions.Factor, 32);
            model.Set(RotaryOptions.OriginalContext, 4096);
            model.Set(RotaryOptions.Truncate, false);
        }

        model.Window(
            sizes,
            model.MaybeSize(128, "sliding_window"),
            model.SeeAll(sizes, static layer => layer % 2 == 1)
        );
        model.Tied(absent: false);
    }
}
