using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// Gemma (2024): norms scale by 1 + weight, embeddings by the root of their width. The weights were trained with the tanh
/// form of GELU, so <c>hidden_act</c> is not read, as it was not by transformers 4.39 to 4.5x.
/// </summary>
internal static class Gemma
{
    public static Family Family { get; } = new("gemma", "GemmaForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(256000, 3072, 24576, 28, 16, 8192, HeadDim: 256));
        model.Common();
        model.Rotary(sizes, theta: 10000);
    }

    /// <summary>What all of them share.</summary>
    public static void Common(this ConfigModel model)
    {
        var bias = model.Flag(absent: false, "attention_bias");
        model.RmsNorms(1e-6);
        model.Set(NormOptions.NormPlusOne, true);
        model.Set(ScaleOptions.EmbScaleRoot, true);
        model.Biases(bias, bias, feedForward: false);
        model.Ignore("hidden_act");
        model.Gated("gelu_pytorch_tanh", "hidden_activation");
        model.Tied(absent: true);
    }
}
