using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Sources.HuggingFace.Families;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;

namespace TypedGpt.Architecture.Sources.HuggingFace;

/// <summary>Every family whose config.json is read.</summary>
internal static class AllFamilies
{
    /// <summary>All of them, one for each <c>model_type</c>.</summary>
    public static IReadOnlyList<Family> All { get; } =
    [
        Gpt2.Family,
        GptBigCode.Family,
        GptNeo.Family,
        GptJ.Family,
        GptNeoX.Family,
        Opt.Family,
        Bloom.Family,
        Mpt.Family,
        Falcon.Family,
        Falcon.RefinedWeb,
        Falcon.RefinedWebModel,
        Llama.Family,
        Mistral.Family,
        Ministral3.Family,
        Mixtral.Family,
        Qwen.Family,
        Qwen2.Family,
        Qwen2Moe.Family,
        Qwen3.Family,
        Qwen3Moe.Family,
        Gemma.Family,
        Gemma2.Family,
        Gemma3.Family,
        Phi.Family,
        Phi.Released,
        Phi3.Family,
        StableLm.Family,
        Starcoder2.Family,
        Cohere.Family,
        Cohere.Second,
        Granite.Family,
        Granite.Moe,
        Olmo.Family,
        Olmo.Second,
        Olmo.Third,
        Olmo.Moe,
        SmolLm3.Family,
        Glm.Family,
        Glm.Fourth,
        Nemotron.Family,
        Exaone4.Family,
        MiniCpm.Family,
        Ernie.Family,
        DeepSeek.Family,
        DeepSeek.Second,
        DeepSeek.Third,
        DeepSeek.KimiK2,
        GptOss.Family,
        Baichuan.Family,
        InternLm2.Family,
        ChatGlm.Family,
    ];

    /// <summary>The family of that <c>model_type</c>, if it is read.</summary>
    public static Family? Of(string modelType) => All.FirstOrDefault(family => family.ModelType == modelType);
}
