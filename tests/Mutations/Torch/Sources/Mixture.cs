namespace Plain;

/// <summary>One expert: SwiGLU without its gate, [tokens, width] to the same.</summary>
public sealed class Expert : Module<Tensor, Tensor>
{
    private readonly Linear up;
    private readonly Linear down;

    public Expert(Config config)
        : base(nameof(Expert))
    {
        up = Linear(config.Width, config.Hidden, hasBias: false);
        down = Linear(config.Hidden, config.Width, hasBias: false);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x) => down.call(functional.silu(up.call(x)));
}

/// <summary>The best experts for each token and a gated one for all, [batch, length, width] to the same.</summary>
public sealed class FeedForward : Module<Tensor, Tensor>
{
    private readonly Linear router;
    private readonly ModuleList<Expert> experts;
    private readonly Expert shared;
    private readonly Linear sharedGate;
    private readonly int active;

    public FeedForward(Config config)
        : base(nameof(FeedForward))
    {
        router = Linear(config.Width, config.Experts, hasBias: false);
        experts = ModuleList(Enumerable.Range(0, (int)config.Experts).Select(_ => new Expert(config)).ToArray());
        shared = new Expert(config);
        sharedGate = Linear(config.Width, 1, hasBias: false);
        active = (int)config.ActiveExperts;
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var (batch, length, width) = (x.shape[0], x.shape[1], x.shape[2]);
        var tokens = x.flatten(0, 1);

        var probabilities = router.call(tokens).softmax(-1);
        var (weights, chosen) = probabilities.topk(active, dim: -1);
        weights = weights / weights.sum(-1, keepdim: true);

        var result = shared.call(tokens) * sharedGate.call(tokens).sigmoid();
        for (var at = 0; at < experts.Count; at++)
        {
            var share = (weights * chosen.eq(at)).sum(-1, keepdim: true);
            result = result + share * experts[at].call(tokens);
        }

        return result.view(batch, length, width);
    }
}
