using TorchSharp;

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
        : this(std: 1) { }

    /// <summary>A table with fresh rows of another spread, such as the 0.02 of GPT-2.</summary>
    /// <param name="std">The standard deviation, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="std"/> is not above 0.</exception>
    /// <exception cref="ShapeException">One of the two dims is known only at run time.</exception>
    public Embedding(double std)
        : base("Embedding")
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(std);
        weight = Register("weight", Parameter<Range, Width>(Init.Normal, std));

        // Without an element of its own, so that it draws nothing.
        lookup = torch.nn.Embedding(1, 0);
        var own = lookup.get_parameter("weight")!;
        lookup.weight = weight.Value;
        own.Dispose();
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
