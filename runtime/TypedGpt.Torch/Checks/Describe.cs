using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>Words for shapes and dims, in messages and debuggers.</summary>
internal static class Describe
{
    /// <summary>The name of a dim, with the model it belongs to where there is one: <c>Gpt124M.Emb</c>.</summary>
    public static string Dim(Type dim) => dim.DeclaringType is { } model ? $"{Dim(model)}.{dim.Name}" : dim.Name;

    /// <summary>The name of a dim, with the model it belongs to where there is one: <c>Gpt124M.Emb</c>.</summary>
    public static string Dim<D>()
        where D : struct, IDim => Dim(typeof(D));

    /// <summary>The sizes of a raw tensor: <c>[2, 4, 768]</c>.</summary>
    public static string Shape(torch.Tensor raw) => $"[{string.Join(", ", raw.shape)}]";

    /// <summary>A typed tensor: <c>Tensor[Batch 2, Seq 4, Gpt124M.Emb 768]</c>, <c>Indices[Batch 2, Seq 4] of Gpt124M.Vocab</c>.</summary>
    public static string Typed<T>(torch.Tensor? raw)
        where T : struct, ITensor
    {
        var name = typeof(T).Name.Split('`')[0];
        if (raw is null || raw.IsInvalid)
        {
            return $"{name}[disposed or empty]";
        }

        var dims = typeof(T).GenericTypeArguments;
        var sizes = raw.shape;
        var axes = dims.Zip(sizes, (dim, size) => $"{Dim(dim)} {size}");
        var range = dims.Skip(sizes.Length).Select(dim => $" of {Dim(dim)}");
        return $"{name}[{string.Join(", ", axes)}]{string.Concat(range)}";
    }
}
