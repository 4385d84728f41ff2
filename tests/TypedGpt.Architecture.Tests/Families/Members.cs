using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>What the layers of families are made of.</summary>
internal static class Members
{
    public static Member Linear(string property, string takes, string gives, string summary) =>
        Of(property, MemberKind.Linear, [takes, gives], summary);

    public static Member RmsNorm(string property, string width, double eps, string summary, bool isPlusOne = false) =>
        Of(property, MemberKind.RmsNorm, [width], summary) with
        {
            Number = eps,
            IsPlusOne = isPlusOne,
        };

    public static Member Rotary(string width, double theta, bool isInterleaved = false) =>
        Of("Rotary", MemberKind.Rotary, [width, "Half"], "Turns queries and keys by their positions.") with
        {
            Number = theta,
            IsInterleaved = isInterleaved,
        };

    public static readonly Member Causal = new(
        "Mask",
        "mask",
        MemberKind.CausalMask,
        ["Context"],
        "Hides what comes after a position."
    );

    public static readonly Member Window = new(
        "Mask",
        "mask",
        MemberKind.WindowMask,
        ["Context", "Window"],
        "Hides what comes after a position, and what is too long ago."
    );

    public static readonly Member Distances = new(
        "Distances",
        "distances",
        MemberKind.Alibi,
        ["Context", "Heads"],
        "Lowers scores by how far away the key is."
    );

    public static readonly Member Tokens = Of(
        "Tokens",
        MemberKind.Embedding,
        ["Vocab", "Emb"],
        "A vector for each token of the vocabulary."
    );

    public static Member Parameter(string property, string init, string summary, params string[] dims) =>
        Of(property, MemberKind.Parameter, dims, summary) with
        {
            Init = init,
        };

    public static Member Layer(string property, LayerNode layer, string summary) =>
        Of(property, MemberKind.Layer, [], summary) with
        {
            LayerType = layer.Name,
        };

    private static Member Of(string property, MemberKind kind, string[] dims, string summary) =>
        new(property, SnakeCase.Of(property), kind, [.. dims], summary);

    /// <summary>The members that there are.</summary>
    public static EquatableArray<Member> Present(params Member?[] members) => [.. members.OfType<Member>()];
}
