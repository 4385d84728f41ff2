using System.Globalization;
using System.Text;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>The exception of a raw tensor that is not what it was taken for, with a row for each axis.</summary>
internal static class AssumptionTable
{
    private static readonly string[] Titles = ["dim", "expected", "found", "where it got its value"];

    public static ShapeException Exception(torch.Tensor raw, string name, ReadOnlySpan<DimFact> dims)
    {
        var shape = raw.shape;
        var rows = new List<string[]> { Titles };
        for (var axis = 0; axis < Math.Max(dims.Length, shape.Length); axis++)
        {
            rows.Add(Row(axis, shape, dims));
        }

        var names = dims.ToArray().Select(dim => Describe.Dim(dim.Dim));
        var text = new StringBuilder(
            $"{name} is {Describe.Shape(raw)} and cannot be taken for [{string.Join(", ", names)}]"
        );
        text.Append(shape.Length == dims.Length ? ":" : $": it has {Axes(shape.Length)}, not {dims.Length}.");
        foreach (var row in rows)
        {
            text.Append("\n  ").Append(Line(row, rows));
        }

        return new ShapeException(text.ToString());
    }

    private static string[] Row(int axis, long[] shape, ReadOnlySpan<DimFact> dims)
    {
        var found = axis < shape.Length ? shape[axis].ToString(CultureInfo.InvariantCulture) : "no axis";
        if (axis >= dims.Length)
        {
            return ["-", "no axis", found, $"axis {axis} of the tensor"];
        }

        var dim = dims[axis];
        if (dim.Size >= 0)
        {
            return
            [
                Describe.Dim(dim.Dim),
                dim.Size.ToString(CultureInfo.InvariantCulture),
                found,
                $"{Describe.Dim(dim.Dim)}.Size",
            ];
        }

        var first = Assumption.FirstAxisOf(dim, dims);
        return first < axis && first < shape.Length
            ?
            [
                Describe.Dim(dim.Dim),
                shape[first].ToString(CultureInfo.InvariantCulture),
                found,
                $"axis {first} of the tensor, also {Describe.Dim(dim.Dim)}",
            ]
            : [Describe.Dim(dim.Dim), "any", found, $"known at run time: axis {axis} of the tensor"];
    }

    private static string Line(string[] row, List<string[]> rows) =>
        string.Join("  ", row.Select((cell, column) => cell.PadRight(rows.Max(other => other[column].Length))))
            .TrimEnd();

    private static string Axes(int count) => count == 1 ? "1 axis" : $"{count} axes";
}
