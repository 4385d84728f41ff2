using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>A dimension of the model.</summary>
/// <param name="Name">Its type, such as <c>QueryWidth</c>.</param>
/// <param name="Size">The number of elements.</param>
/// <param name="Meaning">What the axis holds, for readers.</param>
/// <param name="Formula">How the size follows from the configuration, such as <c>Heads x HeadDim</c>.</param>
/// <param name="Evidence">What the size is made of.</param>
/// <param name="Key">The value of the configuration behind it; empty where there are several.</param>
/// <param name="IsUserDefined">Whether the user declared it.</param>
internal sealed record Dim(
    string Name,
    long Size,
    string Meaning,
    string Formula,
    EquatableArray<Evidence> Evidence,
    string Key = "",
    bool IsUserDefined = false
);
