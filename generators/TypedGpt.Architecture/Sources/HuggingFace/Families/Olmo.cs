using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>OLMo 1 (Groeneveld et al. 2024): Llama whose layer norms have nothing to learn.</summary>
internal static class Olmo
{
    private static readonly Sizes Absent = new(50304, 4096, 11008, 32, 32, 2048);

    public static Family Family { get; } = new("olmo", "OlmoForCausalLM", "llama", Read);

    /// <summary>OLMo 2 (2025): norms behind the branches, and over the whole width of queries and keys.</summary>
    public static Family Second { get; } = new("olmo2", "Olmo2ForCausalLM", "gemma2", ReadSecond);

    /// <summary>OLMo 3 (2025): OLMo 2 with a window in three of four layers.</summary>
    public static Family Third { get; } = new("olmo3", "Olmo3ForCausalLM", "gemma2", ReadThird);

    /// <summary>OLMoE (Muennighoff et al. 2024): experts, norms before the branches.</summary>
    public static Family Moe { get; } = new("olmoe", "OlmoeForCausalLM", "qwen_moe", ReadMoe);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        model.Set(NormOptions.NormWeight, false);
        model.Set(NormOptions.NormBias, false);
        Clip(model);
        Common(model, sizes);
    }

    private static void ReadSecond(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        AfterBranches(model);
        Common(model, sizes);
    }

    private static void ReadThird(ConfigModel model)
    {
        var sizes = model.SetAllSizes(Absent);
        AfterBranches(model);
        Common(model, sizes);
        model.Window(
            sizes,
            model.MaybeSize(4096, "sliding_window"),
            model.SeeAll(sizes, static layer => (layer + 1) % 4 == 0)
        );
    }

    private static void ReadMoe(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(50304, 2048, 2048, 16, 16, 4096));
        model.RmsNorms(1e-5);
        model.Set(NormOptions.QkNorm, QkNormChoice.Width);
        Clip(model);
        model.SetExperts(64, absentChosen: 8, ScoreChoice.Softmax);
        model.Normalized(absent: false);
        Common(model, sizes);
    }

    private static void AfterBranches(ConfigModel model)
    {
        model.RmsNorms(1e-5);
        model.Set(NormOptions.NormPlacement, PlacementChoice.Post);
        model.Set(NormOptions.QkNorm, QkNormChoice.Width);
    }

    private static void Clip(ConfigModel model) =>
        model.Set(HeadOptions.QkvClip, model.MaybeNumber(null, "clip_qkv"), "clip_qkv");

    private static void Common(ConfigModel model, Sizes sizes)
    {
        var bias = model.Flag(absent: false, "attention_bias");
        model.Biases(bias, bias, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Tied(absent: false);
    }
}
