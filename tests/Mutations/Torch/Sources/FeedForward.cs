namespace Plain;

/// <summary>Two linear layers with a GELU between them, [batch, length, width] to the same.</summary>
public sealed class FeedForward : Module<Tensor, Tensor>
{
    private readonly Linear expand;
    private readonly Linear contract;

    public FeedForward(Config config)
        : base(nameof(FeedForward))
    {
        expand = Linear(config.Width, 4 * config.Width);
        contract = Linear(4 * config.Width, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var hidden = functional.gelu(expand.call(x));
        return contract.call(hidden);
    }
}
