using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Layers;

/// <summary>Dropout, which is part of a layer only where its rate is not zero.</summary>
internal static class DropoutLayer
{
    /// <summary>The dropout of a layer with that rate; null at a rate of 0.</summary>
    public static Member? Member(double rate, string summary) =>
        rate > 0 ? new("Dropout", "dropout", MemberKind.Dropout, [], summary, Number: rate) : null;

    /// <summary>The members, with the dropout last where there is one.</summary>
    public static EquatableArray<Member> WithDropout(Member? dropout, params Member[] members) =>
        dropout is null ? members.ToEquatableArray() : members.Append(dropout).ToEquatableArray();
}
