namespace Plain;

/// <summary>Token ids [batch, length] to the sum of token and position embeddings [batch, length, width].</summary>
public sealed class Embeddings : Module<Tensor, Tensor>
{
    public readonly Embedding Tokens;
    public readonly Embedding Positions;

    public Embeddings(Config config)
        : base(nameof(Embeddings))
    {
        Tokens = Embedding(config.Vocab, config.Width);
        Positions = Embedding(config.Context, config.Width);
        RegisterComponents();
    }

    public override Tensor forward(Tensor ids)
    {
        var length = ids.shape[1];
        var positions = arange(length, dtype: ScalarType.Int64);
        return Tokens.call(ids) + Positions.call(positions);
    }
}
