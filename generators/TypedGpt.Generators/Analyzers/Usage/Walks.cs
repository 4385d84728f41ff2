using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>The operations of a block, walked once for all analyzers that look at each of them.</summary>
internal static class Walks
{
    private static readonly ConditionalWeakTable<IOperation, IReadOnlyList<IOperation>> Known = new();

    /// <summary>The block and everything in it, in the order of the tree.</summary>
    public static IReadOnlyList<IOperation> Of(IOperation block) =>
        Known.GetValue(block, static block => [.. block.DescendantsAndSelf()]);
}
