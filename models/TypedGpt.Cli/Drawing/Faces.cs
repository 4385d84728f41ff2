using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Cli.Drawing;

/// <summary>What stands on a box, and its colours.</summary>
internal sealed record Face(string Title, string Detail, Palette.Colors Colors)
{
    /// <summary>The same for a narrow box.</summary>
    public Face Short() => this with { Detail = Detail.Replace(Words.Parameters, "", StringComparison.Ordinal) };
}

/// <summary>What the boxes of a model's members and ops show.</summary>
internal sealed class Faces(ModelGraph graph)
{
    /// <summary>Whether an op has a box of its own beside layers.</summary>
    public static bool IsDrawn(Op op) => op is IMemberOp or SoftCap or ScaleBy;

    /// <summary>The member of a layer that an op is about.</summary>
    public static Member Member(LayerNode layer, IMemberOp op) =>
        layer.Members.First(member => member.Property == op.Member);

    /// <summary>The box of an op in a layer.</summary>
    public Face Of(LayerNode layer, Op op) =>
        op switch
        {
            ScaleBy { Factor: var factor } => new($"x {Words.Of(factor, graph)}", "", Palette.Placeholder),
            SoftCap => new(Words.Of(op, graph)!, "", Palette.Placeholder),
            _ => Of(Member(layer, (IMemberOp)op)),
        };

    /// <summary>The box of a member.</summary>
    public Face Of(Member member) => new(Words.Of(member), Words.Detail(member, graph), Palette.Of(member, graph));
}
