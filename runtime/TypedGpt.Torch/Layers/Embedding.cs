using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>
/// A table with one learned row of <typeparamref name="Width"/> numbers for each of <typeparamref name="Range"/>: tokens of
/// the vocabulary, or positions of the context. It begins normally distributed, mean 0, standard deviation 1.
/// </summary>
public sealed partial class Embedding<Range, Width> : Layer
    where Range : struct, IDim
    where Width : struct, IDim
{
    private readonly TypedParameter<Range, Width> weight;

    // Torch's own lookup: one operation and one tensor. It shares the parameter and is no part of this layer.
    private readonly TorchSharp.Modules.Embedding lookup;

    /// <summary>A table with fresh rows.</summary>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public Embedding()
        : base("Embedding")
    {
        lookup = Drawn();
        weight = Adopted(lookup);
    }

    /// <summary>A table with fresh rows of another spread, such as the 0.02 of GPT-2.</summary>
    /// <param name="std">The standard deviation, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="std"/> is not above 0.</exception>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public Embedding(double std)
        : base("Embedding")
    {
        lookup = Drawn(std);
        weight = Adopted(lookup);
    }

    private TypedParameter<Range, Width> Adopted(TorchSharp.Modules.Embedding lookup)
    {
        var drawn = lookup.weight!;
        drawn.DetachFromDisposeScope();
        return Register("weight", new TypedParameter<Range, Width>(drawn));
    }

    private static TorchSharp.Modules.Embedding Drawn()
    {
        InitialValues.RequireSizes(Range.Size, Width.Size);
        if (UndrawnParameters.Current is not { } undrawn)
        {
            return torch.nn.Embedding(Range.Size, Width.Size);
        }

        // Torch's constructor draws: it makes a table of one number, whose place the right one takes.
        var lookup = torch.nn.Embedding(1, 1);
        lookup.weight!.Dispose();
        lookup.weight = new Parameter(undrawn.Empty([Range.Size, Width.Size]));
        return lookup;
    }

    private static TorchSharp.Modules.Embedding Drawn(double std)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(std);
        var lookup = Drawn();
        if (UndrawnParameters.Current is not null)
        {
            return lookup;
        }

        using var noGradients = torch.no_grad();
        using Scalar spread = std;
        lookup.weight!.mul_(spread).Dispose();
        return lookup;
    }

    /// <summary>The table, [Range, Width].</summary>
    public Tensor<Range, Width> Weight => weight.AsTensor();

    /// <inheritdoc />
    protected override void Moved() => lookup.weight = weight.Value;

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            lookup.Dispose();
        }

        base.Dispose(disposing);
    }

    private torch.Tensor Compute(torch.Tensor indices) =>
        Outside.Named<Range, TorchSharp.Modules.Embedding>(
            lookup,
            indices,
            static (lookup, indices) => lookup.forward(indices)
        );
}
