using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>What a template knows of the loop it is in.</summary>
/// <param name="Items">What the loop goes through.</param>
/// <param name="At">Which of them it is at, from 0.</param>
internal sealed record Loop(IReadOnlyList<object?> Items, int At)
{
    /// <summary>What stands behind <c>loop.</c></summary>
    public object? Get(string name) =>
        name switch
        {
            "index" => new BigInteger(At + 1),
            "index0" => new BigInteger(At),
            "revindex" => new BigInteger(Items.Count - At),
            "revindex0" => new BigInteger(Items.Count - At - 1),
            "first" => At == 0,
            "last" => At == Items.Count - 1,
            "length" => new BigInteger(Items.Count),
            "depth" or "depth0" => throw new PythonException($"'loop.{name}' is not supported."),
            "previtem" => At > 0 ? Items[At - 1] : new Undefined("there is no previous item."),
            "nextitem" => At + 1 < Items.Count ? Items[At + 1] : new Undefined("there is no next item."),
            "cycle" => new Callable(
                "loop.cycle",
                arguments =>
                    arguments.Places.Count > 0
                        ? arguments.Places[At % arguments.Places.Count]
                        : throw new PythonException("loop.cycle needs values.")
            ),
            _ => new Undefined($"'loop' has no attribute '{name}'."),
        };
}
