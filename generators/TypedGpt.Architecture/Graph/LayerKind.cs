using System;
using System.Collections.Generic;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>A kind of thing that a layer is made of, and all that is known about it in one place.</summary>
/// <param name="Kind">Which.</param>
/// <param name="TypeName">The runtime's type; empty for a layer of the model's own.</param>
/// <param name="Noun">What messages call it, such as <c>a Linear</c>.</param>
/// <param name="Purpose">What it is for.</param>
internal sealed record LayerKind(MemberKind Kind, string TypeName, string Noun, Purpose Purpose = Purpose.Other)
{
    /// <summary>How many type arguments it takes at least.</summary>
    public int Dims { get; init; }

    /// <summary>How many type arguments it takes at most, where that is more.</summary>
    public int MostDims { get; init; }

    /// <summary>Whether a property of a user's layer can be one.</summary>
    public bool IsForUsers { get; init; } = true;

    /// <summary>The parameters that one has itself.</summary>
    public Func<Member, EquatableArray<MemberParameter>> Parameters { get; init; } = static _ => [];

    /// <summary>What can be said of one, in the order of its constructor's arguments.</summary>
    public IReadOnlyList<LayerOption> Options { get; init; } = [];

    /// <summary>What its constructor takes first, before the options, as C#; null where it takes nothing else.</summary>
    public Func<Member, string>? First { get; init; }

    /// <summary>What its constructor takes after the options, as C#.</summary>
    public Func<Member, EquatableArray<string>> Last { get; init; } = static _ => [];

    /// <summary>What pictures call it; null for the name of the property.</summary>
    public string? Title { get; init; }

    /// <summary>What pictures say below that where it has no parameters of its own.</summary>
    public string Detail { get; init; } = "";

    /// <summary>Whether it is written with so many type arguments.</summary>
    public bool Takes(int dims) => dims >= Dims && dims <= Math.Max(Dims, MostDims);
}
