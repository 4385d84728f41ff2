using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>ERNIE 4.5 (Baidu 2025), dense: Llama with neighbours turned as pairs.</summary>
internal static class Ernie
{
    public static Family Family { get; } = new("ernie4_5", "Ernie4_5ForCausalLM", "llama", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(103424, 1024, 3072, 18, 16, 131072, HeadDim: 128));
        var bias = model.Flag(absent: false, "use_bias");
        model.RmsNorms(1e-5);
        model.Biases(bias, bias, bias);
        model.Gated();
        model.Rotary(sizes, theta: 500000);
        model.Set(RotaryOptions.Interleaved, true);
        model.Tied(absent: true);
    }
}
