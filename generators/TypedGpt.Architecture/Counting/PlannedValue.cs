using System.Numerics;

namespace TypedGpt.Architecture.Counting;

/// <summary>A value of a forward pass and its place in the arena.</summary>
/// <param name="Name">The layer class and the op that gives it.</param>
/// <param name="Bytes">What it takes.</param>
/// <param name="Born">The step of time at which it is computed.</param>
/// <param name="Dies">The last one at which it is read.</param>
/// <param name="Offset">Where it begins.</param>
internal sealed record PlannedValue(string Name, BigInteger Bytes, int Born, int Dies, BigInteger Offset)
{
    /// <summary>Its bytes with those that keep the next one aligned.</summary>
    public BigInteger Reserved => (Bytes + MemoryPlan.Alignment - 1) / MemoryPlan.Alignment * MemoryPlan.Alignment;

    /// <summary>Whether both are needed at one time.</summary>
    public bool LivesWith(PlannedValue other) => Born <= other.Dies && other.Born <= Dies;
}
