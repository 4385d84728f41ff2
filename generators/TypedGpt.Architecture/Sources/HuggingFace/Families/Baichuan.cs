using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>
/// Baichuan 7B (2023) by its authors' code: Llama with query, key and value in one matrix. The same type also names the
/// 13B, which has ALiBi, and the second version, whose head is normalized; sizes alone tell them apart.
/// </summary>
internal static class Baichuan
{
    private const int FirstVocabulary = 64000;
    private const int LayersOf7B = 32;

    public static Family Family { get; } =
        new("baichuan", "BaichuanForCausalLM", "baichuan", Read) { OtherArchitectures = ["BaiChuanForCausalLM"] };

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(
            new(FirstVocabulary, 4096, 11008, LayersOf7B, 32, 4096),
            "max_position_embeddings",
            "model_max_length"
        );
        if (sizes.Vocabulary > FirstVocabulary)
        {
            model.NotBuilt(
                "vocab_size",
                "the second Baichuan divides each row of the head by its length, and an op for that is missing"
            );
        }

        if (sizes.Layers != LayersOf7B)
        {
            model.NotBuilt("num_hidden_layers", "the 13B has ALiBi with masks of its own, and only the 7B is built");
        }

        model.RmsNorms(1e-6);
        model.Biases(queries: false, output: false, feedForward: false);
        model.Gated();
        model.Rotary(sizes, theta: 10000);
        model.Tied(absent: false);
    }
}
