namespace Plain;

/// <summary>Token ids [batch, length] to embeddings [batch, length, width], at positions that go on while decoding.</summary>
public sealed class Embeddings : Module<Tensor, Tensor>
{
    private readonly Embedding tokens;
    private readonly Embedding positions;
    private bool isDecoding;
    private long past;

    public Embeddings(Config config)
        : base(nameof(Embeddings))
    {
        tokens = Embedding(config.Vocab, config.Width);
        positions = Embedding(config.Context, config.Width);
        RegisterComponents();
    }

    public void Reset(bool decoding) => (isDecoding, past) = (decoding, 0);

    public override Tensor forward(Tensor ids)
    {
        var length = ids.shape[1];
        var at = arange(past, past + length, dtype: ScalarType.Int64);
        if (isDecoding)
        {
            past += length;
        }

        return tokens.call(ids) + positions.call(at);
    }
}
