namespace TypedGpt.Torch;

/// <summary>Axes as torch's reductions want them, made once.</summary>
internal static class Axes
{
    public static readonly long[] First = [0];
    public static readonly long[] Rows = [-2];
    public static readonly long[] Last = [-1];
}
