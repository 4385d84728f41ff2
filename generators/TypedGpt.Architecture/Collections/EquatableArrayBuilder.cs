using System;
using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Collections;

/// <summary>Makes equatable arrays from collection expressions and sequences.</summary>
internal static class EquatableArray
{
    public static EquatableArray<T> Create<T>(ReadOnlySpan<T> items)
        where T : IEquatable<T> => new(items.ToArray());

    public static EquatableArray<T> ToEquatableArray<T>(this IEnumerable<T> items)
        where T : IEquatable<T> => new(items.ToArray());
}
