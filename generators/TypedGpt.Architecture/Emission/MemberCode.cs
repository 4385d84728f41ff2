using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers.User;

namespace TypedGpt.Architecture.Emission;

/// <summary>A member's type, construction and registration as C#.</summary>
internal static class MemberCode
{
    public static string Type(Member member, CodeWriter writer) =>
        member.Kind switch
        {
            MemberKind.Layer => Generic(member.LayerType, member, writer),
            MemberKind.LayerList => $"~LayerList<{Generic(member.LayerType, member, writer)}>",
            MemberKind.Parameter => Generic("~Tensor", member, writer),
            MemberKind.Dropout => "~Dropout",
            _ => Generic("~" + member.Kind, member, writer),
        };

    /// <summary>The statement of the constructor that makes and registers the member.</summary>
    public static string Construction(Member member, string target, CodeWriter writer)
    {
        var made = member.Kind switch
        {
            MemberKind.Linear => New($"bias: {(member.Bias ? "true" : "false")}"),
            MemberKind.LayerNorm or MemberKind.RmsNorm => New(
                $"eps: {Number(member.Number)}{(member.IsPlusOne ? ", addOne: true" : "")}"
            ),
            MemberKind.Dropout => New($"rate: {Number(member.Number)}"),
            MemberKind.Rotary => New(
                $"{Evidence.Product(member.Dims[0], ModelDims.Two, member.Dims[1]).Reference}, theta: {Number(member.Number)}{RotaryOptions(member)}"
            ),
            MemberKind.LayerList => New(
                $"{member.Count.ToString(CultureInfo.InvariantCulture)}, {(member.Pattern is { } pattern ? PatternCode.Choice(pattern) : $"static () => new {Generic(member.LayerType, member, writer)}()")}"
            ),
            MemberKind.TiedHead => New("InputEmbeddings.Tokens"),
            MemberKind.Parameter =>
                $"Parameter<{writer.Runtime(member.Dims)}>(~Init.{member.Init}, std: {Number(member.Number)})",
            _ => New(""),
        };
        return $"{target} = Register(\"{member.Key}\", {made});";

        string New(string arguments) => $"new {Type(member, writer)}({arguments})";
    }

    private static string RotaryOptions(Member member)
    {
        var scaling = member.Scaling is { } given
            ? $", scaling: ~RotaryScaling.{given.Rule}({string.Join(", ", given.Values.Select(value => $"{value.Name}: {Number(value.Value)}"))})"
            : "";
        return (member.IsInterleaved ? ", interleaved: true" : "") + scaling;
    }

    /// <summary>A number as C# reads it back without loss, whatever the culture.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture);

    private static string Generic(string name, Member member, CodeWriter writer) =>
        member.Dims.Count == 0 ? name : $"{name}<{writer.Runtime(member.Dims)}>";
}
