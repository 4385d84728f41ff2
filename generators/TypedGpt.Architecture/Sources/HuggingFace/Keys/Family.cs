using System;
using System.Collections.Generic;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>The models of one configuration class.</summary>
/// <param name="ModelType">What such a file says in <c>model_type</c>.</param>
/// <param name="Architecture">What it says in <c>architectures</c> where it is a decoder with a head.</param>
/// <param name="Layout">The naming scheme of its checkpoints.</param>
/// <param name="Read">Turns the keys into options.</param>
internal sealed record Family(string ModelType, string Architecture, string Layout, Action<ConfigModel> Read)
{
    /// <summary>Further names of the same decoder with a head.</summary>
    public IReadOnlyList<string> OtherArchitectures { get; init; } = [];

    /// <summary>Decoders of this family beside a tower for pictures, whose own part is in <c>text_config</c>.</summary>
    public IReadOnlyList<string> WithTower { get; init; } = [];
}
