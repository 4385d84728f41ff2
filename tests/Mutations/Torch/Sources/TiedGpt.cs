namespace Plain;

/// <summary>A GPT whose head uses the token table: ids [batch, length] to logits [batch, length, vocab].</summary>
public sealed class Gpt : Module<Tensor, Tensor>
{
    private readonly Embeddings embeddings;
    private readonly ModuleList<Block> blocks;
    private readonly Norm norm;
    private readonly Linear head;

    public Gpt(Config config)
        : base(nameof(Gpt))
    {
        embeddings = new Embeddings(config);
        blocks = ModuleList(Enumerable.Range(0, (int)config.Layers).Select(_ => new Block(config)).ToArray());
        norm = new Norm(config.Width);
        head = Linear(config.Width, config.Vocab, hasBias: false);
        head.weight = embeddings.Tokens.weight;
        RegisterComponents();
    }

    public static Gpt From(IReadOnlyDictionary<string, long> json) => new(Config.Read(json));

    public override Tensor forward(Tensor ids)
    {
        var x = embeddings.call(ids);
        foreach (var block in blocks)
        {
            x = block.call(x);
        }

        return head.call(norm.call(x));
    }
}
