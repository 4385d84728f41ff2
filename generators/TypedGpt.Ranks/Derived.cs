using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedGpt.Ranks;

/// <summary>The source that a template stands for, and what is wrong with the template.</summary>
internal sealed record Derived(string Source, Mistakes Mistakes);

/// <summary>A member that names a leading axis alone.</summary>
internal sealed record Mistake(string Axis, Place Place);

/// <summary>Where something stands, without the tree it stands in.</summary>
internal sealed record Place(string Path, TextSpan Span, LinePositionSpan Lines)
{
    public Location Location => Microsoft.CodeAnalysis.Location.Create(Path, Span, Lines);

    public static Place Of(SyntaxToken token)
    {
        var location = token.GetLocation();
        return new(token.SyntaxTree!.FilePath, location.SourceSpan, location.GetLineSpan().Span);
    }
}

/// <summary>Mistakes that are equal where each is, so that the pipeline can keep them.</summary>
internal readonly struct Mistakes(ImmutableArray<Mistake> all) : IEquatable<Mistakes>
{
    public ImmutableArray<Mistake> All => all;

    public bool Equals(Mistakes other) => All.SequenceEqual(other.All);

    public override bool Equals(object? obj) => obj is Mistakes other && Equals(other);

    public override int GetHashCode() => All.Length;
}
