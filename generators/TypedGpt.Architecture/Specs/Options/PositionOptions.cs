using System.Collections.Generic;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of positions that need no attribute of their own.</summary>
internal static class PositionOptions
{
    public static readonly Option<PositionChoice> Positions = Choice(
        nameof(Positions),
        PositionChoice.Rotary,
        "Llama 2 7B",
        "how the model knows positions: `Learned` from a table added to the tokens, `Rotary` by turning queries and keys (Su et al. 2021), `Alibi` by lowering scores with the distance (Press et al. 2022), `None` by the mask alone",
        "Learned; Rotary with `[Rotary]`"
    );

    public static readonly Option<int> PositionOffset = Count(
        nameof(PositionOffset),
        2,
        "OPT 125M",
        "the rows of the position table before that of the first position, which OPT has and never uses"
    );

    public static IReadOnlyList<Option> All { get; } = [Positions, PositionOffset];
}
