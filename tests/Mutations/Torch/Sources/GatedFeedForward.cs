namespace Plain;

/// <summary>SwiGLU, [batch, length, width] to the same.</summary>
public sealed class FeedForward : Module<Tensor, Tensor>
{
    private readonly Linear gate;
    private readonly Linear up;
    private readonly Linear down;

    public FeedForward(Config config)
        : base(nameof(FeedForward))
    {
        gate = Linear(config.Width, config.Hidden, hasBias: false);
        up = Linear(config.Width, config.Hidden, hasBias: false);
        down = Linear(config.Hidden, config.Width, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var hidden = functional.silu(gate.call(x)) * up.call(x);
        return down.call(hidden);
    }
}
