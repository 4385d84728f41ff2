namespace TypedGpt.Torch;

/// <summary>The sizes of two factors as torch wants them, made once for each pair.</summary>
internal static class FactorSizes<Outer, Inner>
    where Outer : struct, IDim
    where Inner : struct, IDim
{
    public static readonly long[] Both = [Outer.Size, Inner.Size];
}
