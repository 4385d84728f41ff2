namespace Plain;

/// <summary>Multi-head attention that keeps keys and values while decoding.</summary>
public sealed class Attention : Module<Tensor, Tensor>
{
    private readonly Linear qkv;
    private readonly Linear output;
    private readonly Tensor mask;
    private readonly long heads;
    private readonly long headWidth;
    private bool isDecoding;
    private (Tensor Keys, Tensor Values)? past;

    public Attention(Config config)
        : base(nameof(Attention))
    {
        (heads, headWidth) = (config.Heads, config.HeadWidth);
        qkv = Linear(config.Width, 3 * config.Width);
        output = Linear(config.Width, config.Width);
        mask = ones(config.Context, config.Context, dtype: ScalarType.Bool).triu(1);
        RegisterComponents();
    }

    public void Reset(bool decoding) => (isDecoding, past) = (decoding, null);

    public override Tensor forward(Tensor x)
    {
        var (batch, length) = (x.shape[0], x.shape[1]);
        var parts = qkv.call(x).view(batch, length, 3, heads, headWidth).unbind(2);
        var queries = parts[0].transpose(1, 2);
        var keys = parts[1].transpose(1, 2);
        var values = parts[2].transpose(1, 2);

        if (past is var (pastKeys, pastValues))
        {
            keys = cat([pastKeys, keys], dim: 2);
            values = cat([pastValues, values], dim: 2);
        }

        if (isDecoding)
        {
            past = (keys, values);
        }

        var known = keys.shape[2];
        var scores = queries.matmul(keys.transpose(-2, -1)) / Math.Sqrt(headWidth);
        var future = mask.narrow(0, known - length, length).narrow(1, 0, known);
        var weights = scores.masked_fill(future, float.NegativeInfinity).softmax(-1);
        var context = weights.matmul(values).transpose(1, 2);
        return output.call(context.flatten(2));
    }
}
