using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace TypedGpt.Benchmarks.Model;

/// <summary>The textbook's multi-head causal attention, by hand.</summary>
internal sealed class HandWrittenAttention : nn.Module<Tensor, Tensor>
{
    private readonly long heads;
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly Dropout dropout;
    private readonly Tensor mask;

    public HandWrittenAttention(long context, long width, long heads, double dropRate)
        : base(nameof(HandWrittenAttention))
    {
        this.heads = heads;
        query = nn.Linear(width, width, hasBias: false);
        key = nn.Linear(width, width, hasBias: false);
        value = nn.Linear(width, width, hasBias: false);
        output = nn.Linear(width, width);
        dropout = nn.Dropout(dropRate);
        mask = ones(context, context, dtype: ScalarType.Bool).triu(1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        using var scope = NewDisposeScope();
        var (batch, length, width) = (x.size(0), x.size(1), x.size(2));
        var queries = Split(query.call(x));
        var keys = Split(key.call(x));
        var values = Split(value.call(x));

        var scores = queries.matmul(keys.transpose(2, 3)) / Math.Sqrt(width / heads);
        var hidden = mask[TensorIndex.Slice(0, length), TensorIndex.Slice(0, length)];
        var weights = dropout.call(scores.masked_fill(hidden, float.NegativeInfinity).softmax(-1));
        var context = weights.matmul(values).transpose(1, 2).contiguous().view(batch, length, width);
        return output.call(context).MoveToOuterDisposeScope();

        Tensor Split(Tensor projected) => projected.view(batch, length, heads, width / heads).transpose(1, 2);
    }
}
