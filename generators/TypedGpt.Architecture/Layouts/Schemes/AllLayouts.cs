using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layouts.Schemes;

/// <summary>Every naming scheme of checkpoints.</summary>
internal static class AllLayouts
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Layout> All { get; } =
    [
        Gpt2.Scheme,
        Gpt2.BigCode,
        GptNeo.Scheme,
        GptJ.Scheme,
        GptNeoX.Scheme,
        Opt.Scheme,
        Bloom.Scheme,
        Bloom.Falcon,
        Mpt.Scheme,
        Llama.Scheme,
        Llama.Starcoder2,
        Llama.StableLm,
        Llama.FourNorms,
        Llama.Baichuan,
        Phi.Scheme,
        Phi.Released,
        Phi.Third,
        Glm.Scheme,
        Glm.Fourth,
        Glm.Released,
        Mixtral.Scheme,
        Mixtral.Granite,
        Qwen.Moe,
        Qwen.First,
        DeepSeek.Scheme,
        GptOss.Scheme,
        InternLm2.Scheme,
    ];

    /// <summary>The scheme of that name, if there is one.</summary>
    public static Layout? Named(string name) => All.FirstOrDefault(layout => layout.Name == name);

    /// <summary>
    /// The scheme that a model names, or else the first that has a place for every parameter: GPT-2's, Llama's, or one of a
    /// mixture of experts. Where none has, Llama's, and what it has no place for goes by its own name.
    /// </summary>
    public static Layout Of(ModelGraph graph) =>
        Named(graph.Spec.Get(SourceOptions.Layout))
        ?? Usual.FirstOrDefault(layout => Without(graph, layout) is null)
        ?? Llama.Scheme;

    /// <summary>The first parameter for which a scheme has no place; null where it has one for all but those of the user's own layers.</summary>
    public static string? Without(ModelGraph graph, Layout layout) =>
        ParameterPlaces
            .OfEachKind(graph, layout)
            .FirstOrDefault(place => !place.IsUserDefined && place.Slot is null)
            ?.Name;

    private static readonly IReadOnlyList<Layout> Usual =
    [
        Gpt2.Scheme,
        Llama.Scheme,
        Mixtral.Scheme,
        Qwen.Moe,
        DeepSeek.Scheme,
        GptOss.Scheme,
    ];
}
