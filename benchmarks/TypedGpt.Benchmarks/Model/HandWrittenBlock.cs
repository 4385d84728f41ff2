using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TypedGpt.Benchmarks.Model;

/// <summary>The textbook's transformer block, by hand.</summary>
internal sealed class HandWrittenBlock : nn.Module<Tensor, Tensor>
{
    private readonly LayerNorm norm1;
    private readonly HandWrittenAttention attention;
    private readonly LayerNorm norm2;
    private readonly Linear widen;
    private readonly Linear narrow;
    private readonly Dropout dropout;

    public HandWrittenBlock(long context, long width, long heads, double dropRate)
        : base(nameof(HandWrittenBlock))
    {
        norm1 = nn.LayerNorm(width);
        attention = new HandWrittenAttention(context, width, heads, dropRate);
        norm2 = nn.LayerNorm(width);
        widen = nn.Linear(width, 4 * width);
        narrow = nn.Linear(4 * width, width);
        dropout = nn.Dropout(dropRate);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        x = x + dropout.call(attention.call(norm1.call(x)));
        var hidden = nn.functional.gelu(widen.call(norm2.call(x)), GELU.Approximate.tanh);
        x = x + dropout.call(narrow.call(hidden));
        return x.MoveToOuterDisposeScope();
    }
}
