namespace Plain;

/// <summary>Grouped-query attention with rotary positions.</summary>
public sealed class Attention : Module<Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear key;
    private readonly Linear value;
    private readonly Linear output;
    private readonly Rotary rotary;
    private readonly long heads;
    private readonly long keyValueHeads;
    private readonly long headWidth;

    public Attention(Config config)
        : base(nameof(Attention))
    {
        (heads, keyValueHeads, headWidth) = (config.Heads, config.KeyValueHeads, config.HeadWidth);
        query = Linear(config.Width, heads * headWidth, hasBias: false);
        key = Linear(config.Width, keyValueHeads * headWidth, hasBias: false);
        value = Linear(config.Width, keyValueHeads * headWidth, hasBias: false);
        output = Linear(heads * headWidth, config.Width, hasBias: false);
        rotary = new Rotary(headWidth, config.Context);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, length) = (x.shape[0], x.shape[1]);

        var queries = query.call(x).view(batch, length, heads, headWidth).transpose(1, 2);
        var keys = key.call(x).view(batch, length, keyValueHeads, headWidth).transpose(1, 2);
        var values = value.call(x).view(batch, length, keyValueHeads, headWidth).transpose(1, 2);

        queries = rotary.call(queries);
        keys = rotary.call(keys);

        var group = heads / keyValueHeads;
        keys = keys.repeat_interleave(group, dim: 1);
        values = values.repeat_interleave(group, dim: 1);

        var scores = queries.matmul(keys.transpose(2, 3)) / Math.Sqrt(headWidth);
        var future = ones(length, length, dtype: ScalarType.Bool).triu(1);
        var weights = scores.masked_fill(future, float.NegativeInfinity).softmax(-1);

        var context = weights.matmul(values).transpose(1, 2);
        return output.call(context.reshape(batch, length, heads * headWidth));
    }
}
