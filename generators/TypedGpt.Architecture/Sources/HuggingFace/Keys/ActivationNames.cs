using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>Hugging Face's names of the functions inside a feed-forward layer.</summary>
internal static class ActivationNames
{
    private static readonly Dictionary<string, ActivationChoice> ByName = new(StringComparer.Ordinal)
    {
        ["gelu_new"] = ActivationChoice.GeluTanh,
        ["gelu_pytorch_tanh"] = ActivationChoice.GeluTanh,
        ["gelu_fast"] = ActivationChoice.GeluTanh,
        ["gelu_accurate"] = ActivationChoice.GeluTanh,
        ["gelu"] = ActivationChoice.Gelu,
        ["gelu_python"] = ActivationChoice.Gelu,
        ["silu"] = ActivationChoice.Silu,
        ["swish"] = ActivationChoice.Silu,
        ["relu"] = ActivationChoice.Relu,
        ["relu2"] = ActivationChoice.SquaredRelu,
        ["quick_gelu"] = ActivationChoice.QuickGelu,
    };

    /// <summary>Reads the key as the option <c>Activation</c>.</summary>
    public static void Activation(this ConfigModel model, string absent, params string[] keys)
    {
        var name = model.Text(absent, keys);
        if (ByName.TryGetValue(name, out var activation))
        {
            model.Set(FeedForwardOptions.Activation, activation, keys);
        }
        else if (model.Find(keys) is { } value)
        {
            model.Wrong(keys, value, $"one of {string.Join(", ", ByName.Keys)}", 0);
        }
    }
}
