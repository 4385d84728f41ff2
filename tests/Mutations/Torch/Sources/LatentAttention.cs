namespace Plain;

/// <summary>Latent attention: keys and values are expanded from a narrow one, positions are in a part of their own.</summary>
public sealed class Attention : Module<Tensor, Tensor>
{
    private readonly Linear query;
    private readonly Linear compress;
    private readonly Linear expand;
    private readonly Linear output;
    private readonly Rotary rotary;
    private readonly long heads;
    private readonly long headWidth;
    private readonly long rotaryWidth;
    private readonly long valueWidth;
    private readonly long latent;

    public Attention(Config config)
        : base(nameof(Attention))
    {
        (heads, headWidth, latent) = (config.Heads, config.HeadWidth, config.Latent);
        (rotaryWidth, valueWidth) = (config.RotaryWidth, config.ValueWidth);
        query = Linear(config.Width, heads * (headWidth + rotaryWidth), hasBias: false);
        compress = Linear(config.Width, latent + rotaryWidth, hasBias: false);
        expand = Linear(latent, heads * (headWidth + valueWidth), hasBias: false);
        output = Linear(heads * valueWidth, config.Width, hasBias: false);
        rotary = new Rotary(rotaryWidth, config.Context);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, length) = (x.shape[0], x.shape[1]);

        var asked = query.call(x).view(batch, length, heads, headWidth + rotaryWidth).transpose(1, 2);
        var askedParts = asked.split([headWidth, rotaryWidth], dim: -1);
        var queries = cat([askedParts[0], rotary.call(askedParts[1])], dim: -1);

        var compressed = compress.call(x).split([latent, rotaryWidth], dim: -1);
        var shared = rotary.call(compressed[1].view(batch, length, 1, rotaryWidth).transpose(1, 2));
        var expanded = expand.call(compressed[0]).view(batch, length, heads, headWidth + valueWidth).transpose(1, 2);
        var expandedParts = expanded.split([headWidth, valueWidth], dim: -1);
        var keys = cat([expandedParts[0], shared.expand(-1, heads, -1, -1)], dim: -1);
        var values = expandedParts[1];

        var scores = queries.matmul(keys.transpose(-2, -1)) / Math.Sqrt(headWidth + rotaryWidth);
        var future = ones(length, length, dtype: ScalarType.Bool).triu(1);
        var weights = scores.masked_fill(future, float.NegativeInfinity).softmax(-1);
        var context = weights.matmul(values).transpose(1, 2);
        return output.call(context.flatten(2));
    }
}
