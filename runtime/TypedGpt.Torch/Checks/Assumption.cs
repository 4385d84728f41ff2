using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>What <c>Assume</c> checks of a raw tensor. It allocates only to complain.</summary>
internal static class Assumption
{
    public static void Floating(torch.Tensor raw, string name)
    {
        if (!raw.is_floating_point())
        {
            throw new ShapeException(
                $"{Named(name)} holds {raw.dtype}, not floating point numbers. Token ids and positions are taken with Indices.Assume; numbers are converted first, with to(torch.float32)."
            );
        }
    }

    public static void Integers(torch.Tensor raw, string name)
    {
        var type = raw.dtype;
        if (type != torch.ScalarType.Int64)
        {
            throw new ShapeException(
                $"{Named(name)} holds {type}, and indices are Int64. Convert it first, with to(torch.int64), if its numbers are indices."
            );
        }
    }

    /// <summary>Demands the rank, the sizes that are known, and one size for a dim that occurs more than once.</summary>
    public static void Check(torch.Tensor raw, string name, ReadOnlySpan<DimFact> dims)
    {
        if (raw.ndim != dims.Length)
        {
            throw AssumptionTable.Exception(raw, Named(name), dims);
        }

        for (var axis = 0; axis < dims.Length; axis++)
        {
            var expected = dims[axis].Size >= 0 ? dims[axis].Size : raw.size(FirstAxisOf(dims[axis], dims));
            if (raw.size(axis) != expected)
            {
                throw AssumptionTable.Exception(raw, Named(name), dims);
            }
        }
    }

    /// <summary>The axis where a dim occurs first.</summary>
    public static int FirstAxisOf(DimFact dim, ReadOnlySpan<DimFact> dims)
    {
        var axis = 0;
        while (dims[axis].Dim != dim.Dim)
        {
            axis++;
        }

        return axis;
    }

    private static string Named(string name) => name.Length > 0 ? name : "The tensor";
}
