namespace Plain;

/// <summary>Token ids [batch, length] to embeddings [batch, length, width]; positions come in by rotation.</summary>
public sealed class Embeddings : Module<Tensor, Tensor>
{
    private readonly Embedding tokens;

    public Embeddings(Config config)
        : base(nameof(Embeddings))
    {
        tokens = Embedding(config.Vocab, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor ids) => tokens.call(ids);
}
