namespace Plain;

/// <summary>Multi-head attention with a linear layer for each of query, key and value.</summary>
public sealed class Attention : Module<Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly Tensor mask;
    private readonly long heads;
    private readonly long headWidth;

    public Attention(Config config)
        : base(nameof(Attention))
    {
        (heads, headWidth) = (config.Heads, config.HeadWidth);
        query = Linear(config.Width, config.Width, hasBias: false);
        key = Linear(config.Width, config.Width, hasBias: false);
        value = Linear(config.Width, config.Width, hasBias: false);
        output = Linear(config.Width, config.Width);
        mask = ones(config.Context, config.Context, dtype: ScalarType.Bool).triu(1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);

        var queries = query.call(x).view(batch, length, heads, headWidth).transpose(1, 2);
        var keys = key.call(x).view(batch, length, heads, headWidth).transpose(1, 2);
        var values = value.call(x).view(batch, length, heads, headWidth).transpose(1, 2);

        var scores = queries.matmul(keys.transpose(2, 3)) / Math.Sqrt(headWidth);
        var future = mask[..(int)length, ..(int)length];
        var weights = scores.masked_fill(future, float.NegativeInfinity).softmax(-1);

        var context = weights.matmul(values).transpose(1, 2);
        return output.call(context.contiguous().view(batch, length, width));
    }
}
