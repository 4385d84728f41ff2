using TypedGpt.Torch;

namespace TypedGpt.Models;

/// <summary>The models that the command line knows, by name.</summary>
public static class ModelCatalog
{
    /// <summary>Every model, in the order in which lists show them.</summary>
    public static IReadOnlyList<ModelEntry> Entries { get; } =
    [
        Of<Gpt124M>("gpt2", "GPT-2 small"),
        Of<Gpt355M>("gpt2-medium", "GPT-2 medium"),
        Of<Gpt774M>("gpt2-large", "GPT-2 large"),
        Of<Gpt1558M>("gpt2-xl", "GPT-2 XL"),
        Of<DummyGpt124M>("placeholder", "the placeholder that GPT-2 small begins as"),
        Of<Gpt124MTied>("gpt2-tied", "GPT-2 small with the token table as its output head"),
        Of<Gpt2_124M>("openai-gpt2", "GPT-2 small as released"),
        Of<Gpt2_355M>("openai-gpt2-medium", "GPT-2 medium as released"),
        Of<Gpt2_774M>("openai-gpt2-large", "GPT-2 large as released"),
        Of<Gpt2_1558M>("openai-gpt2-xl", "GPT-2 XL as released"),
        Of<GptNeo125M>("gpt-neo-125m", "GPT-Neo 125M"),
        Of<GptJ6B>("gpt-j-6b", "GPT-J 6B"),
        Of<Pythia70M>("pythia-70m", "Pythia 70M"),
        Of<Pythia410M>("pythia-410m", "Pythia 410M"),
        Of<GptNeoX20B>("gpt-neox-20b", "GPT-NeoX 20B"),
        Of<Opt125M>("opt-125m", "OPT 125M"),
        Of<Opt350M>("opt-350m", "OPT 350M"),
        Of<Opt1300M>("opt-1.3b", "OPT 1.3B"),
        Of<Bloom560M>("bloom-560m", "BLOOM 560M"),
        Of<Bloom7B>("bloom-7b1", "BLOOM 7.1B"),
        Of<Llama2_7B>("llama-2-7b", "Llama 2 7B"),
        Of<Llama32_1B>("llama-3.2-1b", "Llama 3.2 1B"),
        Of<Llama32_3B>("llama-3.2-3b", "Llama 3.2 3B"),
        Of<Mistral7B>("mistral-7b", "Mistral 7B v0.1"),
        Of<Mixtral8x7B>("mixtral-8x7b", "Mixtral 8x7B"),
        Of<Qwen25_500M>("qwen2.5-0.5b", "Qwen2.5 0.5B"),
        Of<Qwen25_1500M>("qwen2.5-1.5b", "Qwen2.5 1.5B"),
        Of<Qwen25_3B>("qwen2.5-3b", "Qwen2.5 3B"),
        Of<Qwen25_7B>("qwen2.5-7b", "Qwen2.5 7B"),
        Of<Qwen3_600M>("qwen3-0.6b", "Qwen3 0.6B"),
        Of<Qwen3_1700M>("qwen3-1.7b", "Qwen3 1.7B"),
        Of<Qwen3_4B>("qwen3-4b", "Qwen3 4B"),
        Of<Qwen3_8B>("qwen3-8b", "Qwen3 8B"),
        Of<Qwen3_30BA3B>("qwen3-30b-a3b", "Qwen3 30B-A3B"),
        Of<Gemma2_2B>("gemma-2-2b", "Gemma 2 2B"),
        Of<Gemma3_1B>("gemma-3-1b", "Gemma 3 1B"),
        Of<Gemma3_4B>("gemma-3-4b", "the text part of Gemma 3 4B"),
        Of<Phi3Mini>("phi-3-mini", "Phi-3 mini, 4k"),
        Of<SmolLM2_135M>("smollm2-135m", "SmolLM2 135M"),
        Of<SmolLM2_360M>("smollm2-360m", "SmolLM2 360M"),
        Of<SmolLM2_1700M>("smollm2-1.7b", "SmolLM2 1.7B"),
        Of<SmolLM3_3B>("smollm3-3b", "SmolLM3 3B"),
        Of<Olmo2_1B>("olmo-2-1b", "OLMo 2 1B"),
        Of<Olmo2_7B>("olmo-2-7b", "OLMo 2 7B"),
        Of<DeepSeekV3>("deepseek-v3", "DeepSeek-V3"),
        Of<GptOss20B>("gpt-oss-20b", "gpt-oss 20B"),
    ];

    /// <summary>The model of that name or alias, in any case; null where there is none.</summary>
    public static ModelEntry? Find(string name) =>
        Entries.FirstOrDefault(entry =>
            string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase)
            || string.Equals(entry.Alias, name, StringComparison.OrdinalIgnoreCase)
        );

    private static ModelEntry Of<TModel>(string alias, string description)
        where TModel : GptModule, new() =>
        new(typeof(TModel).Name, alias, description, typeof(TModel), () => new TModel());
}
