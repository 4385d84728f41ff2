using System.ComponentModel;

namespace TypedGpt;

/// <summary>
/// Makes evidence. Only generated code calls this: it has derived the sizes from one configuration. The analyzers report
/// a call from anywhere else.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class Evidence
{
    /// <summary>Evidence that <typeparamref name="Whole"/> = <typeparamref name="Outer"/> x <typeparamref name="Inner"/>.</summary>
    /// <exception cref="ShapeException">The sizes do not multiply, or one of them is known only at run time.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Factors<Whole, Outer, Inner> Factors<Whole, Outer, Inner>()
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim
    {
        Known<Whole>();
        Known<Outer>();
        Known<Inner>();
        return Whole.Size == checked(Outer.Size * Inner.Size)
            ? new(made: true)
            : throw new ShapeException(
                $"{typeof(Whole).Name} ({Whole.Size}) is not {typeof(Outer).Name} ({Outer.Size}) x {typeof(Inner).Name} ({Inner.Size}) = {Outer.Size * Inner.Size}."
            );
    }

    /// <summary>Evidence that <typeparamref name="Whole"/> holds its two parts one after the other.</summary>
    /// <exception cref="ShapeException">The sizes do not add up, or one of them is known only at run time.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Sections<Whole, P0, P1> Sections<Whole, P0, P1>()
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim
    {
        Known<Whole>();
        Known<P0>();
        Known<P1>();
        return Whole.Size == checked(P0.Size + P1.Size)
            ? new(made: true)
            : throw new ShapeException(
                $"{typeof(Whole).Name} ({Whole.Size}) is not {typeof(P0).Name} ({P0.Size}) + {typeof(P1).Name} ({P1.Size}) = {P0.Size + P1.Size}."
            );
    }

    /// <summary>Evidence that <typeparamref name="Whole"/> holds its three parts one after the other.</summary>
    /// <exception cref="ShapeException">The sizes do not add up, or one of them is known only at run time.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static Sections<Whole, P0, P1, P2> Sections<Whole, P0, P1, P2>()
        where Whole : struct, IDim
        where P0 : struct, IDim
        where P1 : struct, IDim
        where P2 : struct, IDim
    {
        Known<Whole>();
        Known<P0>();
        Known<P1>();
        Known<P2>();
        return Whole.Size == checked(P0.Size + P1.Size + P2.Size)
            ? new(made: true)
            : throw new ShapeException(
                $"{typeof(Whole).Name} ({Whole.Size}) is not {typeof(P0).Name} ({P0.Size}) + {typeof(P1).Name} ({P1.Size}) + {typeof(P2).Name} ({P2.Size}) = {P0.Size + P1.Size + P2.Size}."
            );
    }

    private static void Known<D>()
        where D : struct, IDim
    {
        if (D.Size < 0)
        {
            throw new ShapeException(
                $"{typeof(D).Name} is known only at run time, so nothing can be derived from it. Use a dimension of the model."
            );
        }
    }
}
