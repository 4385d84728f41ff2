namespace Plain;

/// <summary>Multi-head attention with one linear layer for query, key and value.</summary>
public sealed class Attention : Module<Tensor, Tensor>
{
    private readonly Linear qkv;
    private readonly Linear output;
    private readonly long heads;
    private readonly long headWidth;

    public Attention(Config config)
        : base(nameof(Attention))
    {
        (heads, headWidth) = (config.Heads, config.HeadWidth);
        qkv = Linear(config.Width, 3 * config.Width);
        output = Linear(config.Width, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var parts = qkv.call(x).chunk(3, dim: -1);
        var queries = IntoHeads(parts[0]);
        var keys = IntoHeads(parts[1]);
        var values = IntoHeads(parts[2]);

        var scores = queries.matmul(keys.transpose(-2, -1)) / Math.Sqrt(headWidth);
        var length = x.shape[1];
        var future = ones(length, length, dtype: ScalarType.Bool).triu(1);
        var weights = scores.masked_fill(future, float.NegativeInfinity).softmax(-1);
        return output.call(Merge(weights.matmul(values)));
    }

    private Tensor IntoHeads(Tensor x) => x.view(x.shape[0], x.shape[1], heads, headWidth).transpose(1, 2);

    private static Tensor Merge(Tensor x) => x.transpose(1, 2).flatten(2);
}
