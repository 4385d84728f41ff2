using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>
/// Rotary positions turn pairs: element i with element i + Half. The generator hands them the evidence that the width is
/// two halves, so the model has to declare it.
/// </summary>
internal static class RotaryRules
{
    public static readonly Rule Halves = new(
        "TGPT1120",
        "A rotary width is two halves",
        "{0}.{1} turns pairs of {2} ({3}), but nothing says that {2} is Two x {4} ({5}). {6}"
    );

    /// <summary>The violation of a <c>Rotary</c> property, or null. Names that are no dimensions have a rule of their own.</summary>
    public static Violation? Check(UserLayer layer, UserProperty property, EquatableArray<Dim> dims)
    {
        var (width, half) = (property.TypeArguments[0], property.TypeArguments[1]);
        if (property.TypeArguments.FirstOrDefault(layer.TypeParameters.Contains) is { } parameter)
        {
            return Unproven($"Name a dimension of the model in place of the type parameter {parameter}.");
        }

        if (DimTable.Find(dims, width) is not { } whole || DimTable.Find(dims, half) is not { } part)
        {
            return null;
        }

        if (whole.Evidence.Contains(Evidence.Product(width, DimTable.Two, half)))
        {
            return null;
        }

        var declaration = $"[Dim(typeof(Two), typeof({half}))] public partial struct {width};";
        return Unproven(
            whole.Size % 2 != 0 ? $"An odd width has no halves: change {whole.Formula}."
            : whole.Size == 2 * part.Size ? $"Write: {declaration}"
            : $"Its half is {Numbers.Text(whole.Size / 2)}: write [Dim({Numbers.Text(whole.Size / 2)})] public partial struct Half; [Dim(typeof(Two), typeof(Half))] public partial struct {width};"
        );

        Violation Unproven(string advice) =>
            new(
                Halves,
                Subject.PropertyType(layer.Name, property.Name),
                [layer.Name, property.Name, width, Size(width), half, Size(half), advice]
            );

        string Size(string dim) => DimTable.Find(dims, dim) is { } known ? Numbers.Text(known.Size) : "of any size";
    }

    /// <summary>The size that the undeclared half of a rotary width must have, as text; null for everything else.</summary>
    public static string? HalfOf(UserProperty property, string unknown, EquatableArray<Dim> dims) =>
        property is { TypeName: nameof(MemberKind.Rotary), TypeArguments: { Count: 2 } arguments }
        && arguments[1] == unknown
        && DimTable.Find(dims, arguments[0]) is { } width
            ? Numbers.Text(width.Size / 2)
            : null;
}
