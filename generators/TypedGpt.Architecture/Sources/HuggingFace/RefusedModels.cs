using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;

namespace TypedGpt.Architecture.Sources.HuggingFace;

/// <summary>What a configuration can describe that is no decoder of the kind that is built, and why it is none.</summary>
internal static class RefusedModels
{
    private const string Encoder = "it is an encoder, which reads a text in both directions and has no next token";
    private const string Pair = "it is an encoder with a decoder, and a model here is a decoder alone";
    private const string Recurrent =
        "its layers carry a state from position to position, and an op for that is missing";
    public const string Pictures =
        "it reads pictures as well, and only Gemma 3 and Mistral 3 are read without that part";

    private static readonly Dictionary<string, string> ByType = new(StringComparer.Ordinal)
    {
        ["bert"] = Encoder,
        ["roberta"] = Encoder,
        ["distilbert"] = Encoder,
        ["albert"] = Encoder,
        ["electra"] = Encoder,
        ["deberta"] = Encoder,
        ["deberta-v2"] = Encoder,
        ["modernbert"] = Encoder,
        ["xlm-roberta"] = Encoder,
        ["clip"] = Encoder,
        ["clip_text_model"] = "it gives one vector for a text, without a head over the vocabulary",
        ["t5"] = Pair,
        ["mt5"] = Pair,
        ["bart"] = Pair,
        ["mbart"] = Pair,
        ["marian"] = Pair,
        ["pegasus"] = Pair,
        ["whisper"] = Pair,
        ["mamba"] = Recurrent,
        ["mamba2"] = Recurrent,
        ["falcon_mamba"] = Recurrent,
        ["jamba"] = Recurrent,
        ["bamba"] = Recurrent,
        ["zamba"] = Recurrent,
        ["zamba2"] = Recurrent,
        ["granitemoehybrid"] = Recurrent,
        ["recurrent_gemma"] = Recurrent,
        ["rwkv"] = Recurrent,
        ["rwkv5"] = Recurrent,
        ["rwkv6"] = Recurrent,
        ["qwen3_next"] =
            "its linear attention carries a state from position to position, and an op for that is missing",
        ["qwen3_5"] = "its linear attention carries a state from position to position, and an op for that is missing",
        ["qwen3_5_text"] =
            "its linear attention carries a state from position to position, and an op for that is missing",
        ["lfm2"] = "most of its layers are short convolutions, and an op for that is missing",
        ["llava"] = Pictures,
        ["llava_next"] = Pictures,
        ["mllama"] = Pictures,
        ["qwen2_vl"] = Pictures,
        ["qwen2_5_vl"] = Pictures,
        ["paligemma"] = Pictures,
        ["idefics3"] = Pictures,
        ["phi3_v"] = Pictures,
        ["llama4"] =
            "its queries grow with the position (temperature tuning), its keys are normalized behind the rotation, and its router scales what an expert reads: ops for these are missing",
        ["llama4_text"] =
            "its queries grow with the position (temperature tuning), its keys are normalized behind the rotation, and its router scales what an expert reads: ops for these are missing",
        ["phimoe"] = "its router draws one expert after the other (sparse mixer), and an op for that is missing",
        ["hunyuan_v1_dense"] =
            "its queries and keys are normalized behind the rotation, and a place for such a norm is missing",
        ["hunyuan_v1_moe"] =
            "its queries and keys are normalized behind the rotation, and a place for such a norm is missing",
        ["mixformer-sequential"] =
            "it is code of its authors' own, which fuses query, key and value in an order that no naming scheme here has; the same model is published as phi",
        ["minimind"] = "it is code of its authors' own, with names of its own",
    };

    /// <summary>Why a model type is not read; null where nothing is known of it.</summary>
    public static string? OfType(string type) => ByType.TryGetValue(type, out var why) ? why : null;

    /// <summary>Why an architecture is not read that has a known model type.</summary>
    public static string OfArchitecture(string architecture, Family family) =>
        Kinds
            .Where(kind => architecture.IndexOf(kind.Part, StringComparison.OrdinalIgnoreCase) >= 0)
            .Select(kind => kind.Why)
            .FirstOrDefault()
        ?? $"a decoder of the type {family.ModelType} is {family.Architecture}";

    private static readonly (string Part, string Why)[] Kinds =
    [
        ("Eagle", Draft),
        ("Medusa", Draft),
        ("Draft", Draft),
        ("MTP", Draft),
        ("SequenceClassification", "it is a classifier: its head scores classes and no tokens"),
        ("TokenClassification", "it is a classifier: its head scores classes and no tokens"),
        ("QuestionAnswering", "its head marks a part of the text and scores no tokens"),
        ("Reward", "it is a reward model: its head gives one number and no tokens"),
        ("ForConditionalGeneration", Pictures),
        ("DoubleHeads", "it has a second head"),
    ];

    private const string Draft =
        "it is a draft head, which proposes tokens to a larger model and is no model of its own";
}
