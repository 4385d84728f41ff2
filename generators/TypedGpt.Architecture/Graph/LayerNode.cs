using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Graph;

/// <summary>A layer class of the model.</summary>
/// <param name="Name">The class.</param>
/// <param name="TypeParameters">Its type parameters; only a user's layer has any.</param>
/// <param name="Role">The part of the model it is.</param>
/// <param name="Summary">What it computes, for readers.</param>
/// <param name="Input">What it takes.</param>
/// <param name="Output">The axes of what it gives.</param>
/// <param name="Members">What it is made of, in the order of construction.</param>
/// <param name="IsUserDefined">Whether the user wrote it and the generator only completes it.</param>
/// <param name="Forward">What it computes; null for a class of the user's, and for one that others derive from.</param>
/// <param name="Base">The layer class that it derives from; empty where it is the runtime's.</param>
internal sealed record LayerNode(
    string Name,
    EquatableArray<string> TypeParameters,
    Role Role,
    string Summary,
    Read Input,
    Axes Output,
    EquatableArray<Member> Members,
    bool IsUserDefined = false,
    ForwardPass? Forward = null,
    string Base = ""
)
{
    /// <summary>A layer class that is generated whole.</summary>
    public static LayerNode Generated(
        string name,
        Role role,
        string summary,
        EquatableArray<Member> members,
        ForwardPass forward,
        string @base = ""
    ) => new(name, [], role, summary, forward.Input, forward.Output, members, Forward: forward, Base: @base);

    /// <summary>A class that has no forward pass of its own, but one for each class that derives from it.</summary>
    public static LayerNode Abstract(string name, Role role, string summary) =>
        new(name, [], role, summary, new Read("x", Axes.Tokens), Axes.Tokens, []);

    /// <summary>Whether it is only what others derive from.</summary>
    public bool IsAbstract => Forward is null && !IsUserDefined;
}
