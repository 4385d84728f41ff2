using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Graph;

/// <summary>A layer class of the model.</summary>
/// <param name="Name">The class.</param>
/// <param name="TypeParameters">Its type parameters; only a user's layer has any.</param>
/// <param name="Role">The part of the model it is.</param>
/// <param name="Summary">What it computes, for readers.</param>
/// <param name="Input">The axes of what it takes.</param>
/// <param name="Output">The axes of what it gives.</param>
/// <param name="Members">What it is made of, in the order of construction.</param>
/// <param name="IsUserDefined">Whether the user wrote it and the generator only completes it.</param>
internal sealed record LayerNode(
    string Name,
    EquatableArray<string> TypeParameters,
    Role Role,
    string Summary,
    EquatableArray<string> Input,
    EquatableArray<string> Output,
    EquatableArray<Member> Members,
    bool IsUserDefined = false
);
