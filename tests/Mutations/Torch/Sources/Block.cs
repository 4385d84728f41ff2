namespace Plain;

/// <summary>A pre-norm transformer block, [batch, length, width] to the same.</summary>
public sealed class Block : Module<Tensor, Tensor>
{
    private readonly Norm attentionNorm;
    private readonly Attention attention;
    private readonly Norm feedForwardNorm;
    private readonly FeedForward feedForward;

    public Block(Config config)
        : base(nameof(Block))
    {
        attentionNorm = new Norm(config.Width);
        attention = new Attention(config);
        feedForwardNorm = new Norm(config.Width);
        feedForward = new FeedForward(config);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        x = x + attention.call(attentionNorm.call(x));
        return x + feedForward.call(feedForwardNorm.call(x));
    }
}
