using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TypedGpt.Benchmarks.Model;

/// <summary>GPT-2 as a TorchSharp user writes it by hand after the textbook: what the generated model is held against.</summary>
internal sealed class HandWrittenGpt : nn.Module<Tensor, Tensor>
{
    private readonly Embedding tokens;
    private readonly Embedding positions;
    private readonly Dropout dropout;
    private readonly ModuleList<HandWrittenBlock> blocks;
    private readonly LayerNorm finalNorm;
    private readonly Linear head;

    public HandWrittenGpt(long vocab, long context, long width, long heads, int layers, double dropRate)
        : base(nameof(HandWrittenGpt))
    {
        tokens = nn.Embedding(vocab, width);
        positions = nn.Embedding(context, width);
        dropout = nn.Dropout(dropRate);
        blocks = nn.ModuleList(
            Enumerable.Range(0, layers).Select(_ => new HandWrittenBlock(context, width, heads, dropRate)).ToArray()
        );
        finalNorm = nn.LayerNorm(width);
        head = nn.Linear(width, vocab, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor ids)
    {
        using var scope = NewDisposeScope();
        var x = tokens.call(ids) + positions.call(arange(ids.size(1), dtype: int64));
        x = dropout.call(x);
        foreach (var block in blocks)
        {
            x = block.call(x);
        }

        return head.call(finalNorm.call(x)).MoveToOuterDisposeScope();
    }
}
