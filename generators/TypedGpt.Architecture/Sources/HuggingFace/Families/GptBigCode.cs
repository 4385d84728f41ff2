using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>StarCoder (Li et al. 2023): GPT-2 whose heads share one key and one value.</summary>
internal static class GptBigCode
{
    public static Family Family { get; } = new("gpt_bigcode", "GPTBigCodeForCausalLM", "gpt_bigcode", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(50257, 768, null, 12, 12, 1024), "n_positions", "max_position_embeddings");
        if (model.Flag(absent: true, "multi_query") && sizes.Heads > 1)
        {
            model.Set(HeadOptions.KvHeads, 1, "multi_query");
        }

        model.LayerNorms(1e-5, "layer_norm_epsilon");
        model.Biases(queries: true, output: true, feedForward: true);
        model.Activation("gelu_pytorch_tanh", "activation_function");
        model.Tied(absent: true);
    }
}
