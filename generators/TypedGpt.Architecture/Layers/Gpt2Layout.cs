using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>
/// How Hugging Face keeps GPT-2: OpenAI's own file has no <c>transformer.</c> before the names, and the masks of each
/// layer as buffers.
/// </summary>
internal static class Gpt2Layout
{
    private const string Base = "transformer.";

    public static CheckpointLayout Of(GptSpec spec)
    {
        var isTied = spec.Get(Options.TieWeights);
        return new(
            "gpt2",
            Base,
            [""],
            isTied ? "lm_head.weight" : null,
            isTied ? Base + "wte.weight" : null,
            [Base + "h.{n}.attn.bias", Base + "h.{n}.attn.masked_bias"]
        );
    }
}
