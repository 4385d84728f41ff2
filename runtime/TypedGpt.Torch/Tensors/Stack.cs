using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Tensors of one shape as one tensor, <typeparamref name="N"/> first: <c>Stack&lt;Layers&gt;.Of(list)</c>.</summary>
public static partial class Stack<N>
    where N : struct, IDim
{
    /// <summary>The given tensors along a new first axis, in order.</summary>
    /// <param name="tensors">[D0, D1] each, as many as <typeparamref name="N"/> has elements.</param>
    /// <returns>[N, D0, D1], a copy.</returns>
    /// <exception cref="ShapeException">There are more, fewer or none, or they differ in the size of an axis known only at run time.</exception>
    [Ranks(1, 3, 4)]
    public static Tensor<N, D0, D1> Of<D0, D1>(params IReadOnlyList<Tensor<D0, D1>> tensors)
        where D0 : struct, IDim
        where D1 : struct, IDim
    {
        Joins.AsMany<N>(tensors.Count);
        foreach (var tensor in tensors)
        {
            Sizes.Same<D0, D1>(tensors[0].Raw, tensor.Raw);
        }

        return new(torch.stack(tensors.Select(tensor => tensor.Raw)));
    }
}
