using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>GPT-Neo (Black et al. 2021): scores are not divided, and every other layer sees the last 256 tokens.</summary>
internal static class GptNeo
{
    private const string Expanded = "attention_layers";
    private const string Repeated = "attention_types";

    public static Family Family { get; } = new("gpt_neo", "GPTNeoForCausalLM", "gpt_neo", Read);

    private static void Read(ConfigModel model)
    {
        var sizes = model.SetSizes(new(50257, 2048, null, 24, 16, 2048));
        model.LayerNorms(1e-5, "layer_norm_epsilon");
        model.Biases(queries: false, output: true, feedForward: true);
        model.Set(HeadOptions.AttentionScale, 1);
        model.Activation("gelu_new", "activation_function");
        var kinds = Kinds(model, sizes);
        model.Window(sizes, model.Size(256, "window_size"), kinds.Select(kind => kind != "local").ToList());
        model.Tied(absent: true);
    }

    /// <summary>For each layer <c>global</c> or <c>local</c>.</summary>
    private static List<string> Kinds(ConfigModel model, Sizes sizes)
    {
        var types = model.List(Repeated);
        var layers = model.List(Expanded);
        var kinds =
            layers.Count > 0 ? layers.OfType<JsonValue.Text>().Select(kind => kind.Content).ToList()
            : types.Count > 0 ? types.SelectMany(type => Repeat(type, sizes)).ToList()
            : Enumerable.Range(0, sizes.Layers).Select(layer => layer % 2 == 0 ? "global" : "local").ToList();
        if (kinds.Count != sizes.Layers || kinds.Exists(kind => kind is not ("global" or "local")))
        {
            var key = layers.Count > 0 ? Expanded : Repeated;
            var at = model.Find(key) ?? model.Json;
            return model.Wrong([key], at, $"{LayerKeys.OneEach(sizes)}, of global and local", new List<string>());
        }

        return kinds;
    }

    /// <summary>The pattern of an item such as <c>[["global", "local"], 6]</c>, so often.</summary>
    private static IEnumerable<string> Repeat(JsonValue type, Sizes sizes) =>
        type
            is JsonValue.List
            {
                Items: [JsonValue.List { Items: var pattern }, JsonValue.Numeric { Whole: { } times and > 0 }]
            }
        && times <= sizes.Layers
            ? Enumerable
                .Range(0, (int)times)
                .SelectMany(_ => pattern.OfType<JsonValue.Text>())
                .Select(kind => kind.Content)
            : [];
}
