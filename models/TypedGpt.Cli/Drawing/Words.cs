using System.Globalization;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Drawing;

/// <summary>What things are called in the picture.</summary>
internal static class Words
{
    /// <summary>What stands behind a number of parameters.</summary>
    public const string Parameters = " parameters";

    /// <summary>The name of a class in words: <c>LocalAttention</c> becomes "Local attention".</summary>
    public static string Spaced(string name) =>
        string.Concat(
            name.Select(
                (letter, at) =>
                    at > 0 && char.IsUpper(letter) && char.IsLower(name[at - 1])
                        ? $" {char.ToLowerInvariant(letter)}"
                        : $"{letter}"
            )
        );

    /// <summary>What a member is.</summary>
    public static string Of(Member member) =>
        member.IsLayer ? Spaced(member.LayerType)
        : member is { Kind: MemberKind.Linear, Property: "Head" } ? "Output head"
        : LayerKinds.Of(member.Kind).Title ?? Spaced(member.Property);

    /// <summary>The sizes of a matrix, the number of other parameters, or what the kind has to say.</summary>
    public static string Detail(Member member, ModelGraph graph)
    {
        var kind = LayerKinds.Of(member.Kind);
        var count = graph.ParameterCount(member);
        return member.Kind == MemberKind.Dropout ? member.Number.ToString("0.###", CultureInfo.InvariantCulture)
            : count.IsZero ? kind.Detail
            : kind.Dims == 2 ? string.Join(" x ", member.Dims.Select(dim => graph[dim].Size))
            : Units.Number(count) + Parameters;
    }

    /// <summary>A number that something is multiplied by.</summary>
    public static string Of(Factor factor, ModelGraph graph) =>
        factor switch
        {
            Factor.Number { Value: var value } => value.ToString("0.######", CultureInfo.InvariantCulture),
            Factor.RootOf { Dim: var dim } => $"\u221a{graph[dim].Size}",
            Factor.OneOverRootOf { Dim: var dim } => $"1 / \u221a{graph[dim].Size}",
            Factor.Parameter { Member: var member } => member,
            _ => throw new ArgumentOutOfRangeException(nameof(factor), factor, "It has no words."),
        };

    /// <summary>What an op inside of a layer is called; null where it is not worth a row.</summary>
    public static string? Of(Op op, ModelGraph graph) =>
        op switch
        {
            Linear linear => Spaced(linear.Member),
            LinearOfExperts linear => Spaced(linear.Member),
            Scores => "Scores",
            MaskedFill => "Masked",
            Softmax => "Softmax",
            Weigh => "Mixed values",
            Activate { Function: ElementFunction.Gelu or ElementFunction.GeluTanh } => "GELU",
            Activate { Function: ElementFunction.ReluSquared } => "Squared ReLU",
            Activate { Function: ElementFunction.Silu } => "SiLU",
            Activate { Function: ElementFunction.Relu } => "ReLU",
            Activate { Function: ElementFunction.QuickGelu } => "Quick GELU",
            Activate { Function: var function } => function.ToString(),
            Dropout => "Dropout",
            Norm norm => Spaced(norm.Member),
            Rotate => "Rotary",
            AddBias bias => Spaced(bias.Member),
            AddParameter parameter => $"+ {Spaced(parameter.Member).ToLowerInvariant()}",
            SoftCap cap => $"Soft cap {cap.Cap.ToString("0.###", CultureInfo.InvariantCulture)}",
            Clamp => "Clamp",
            Multiply => "Product",
            KeepGroups keep => $"Best {graph[keep.Right.Axes.Last].Size} groups",
            TopK top when top.X is not GroupScores => $"Best {graph[top.Chosen].Size}",
            SumOfRows => "Weighted sum",
            Inner inner => Spaced(inner.Member),
            Add => "Sum",
            _ => null,
        };
}
