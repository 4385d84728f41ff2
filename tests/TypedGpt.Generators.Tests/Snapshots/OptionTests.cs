using DiffPlex;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Snapshots;

/// <summary>What one option changes in the files of GPT-2, line by line, and that it changes nothing else.</summary>
public sealed class OptionTests
{
    private const string SeparateDropRates =
        "VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12, DropRateEmb = 0.1, DropRateAttention = 0.2, DropRateShortcut = 0";

    private static readonly IReadOnlyDictionary<string, string> Gpt2 = Driver.Files(
        Compilations.Of(Compilations.Model())
    );

    [Fact]
    public void QkvBias() =>
        Changes(
            Compilations.Model(Compilations.Gpt2.Replace("false", "true", StringComparison.Ordinal)),
            """
            Attention
            -/// <remarks>2,360,064 parameters.</remarks>
            +/// <remarks>2,362,368 parameters.</remarks>
            -Query = Register("query", new Linear<Emb, QueryWidth>(bias: false));
            -Key = Register("key", new Linear<Emb, KeyWidth>(bias: false));
            -Value = Register("value", new Linear<Emb, ValueWidth>(bias: false));
            +Query = Register("query", new Linear<Emb, QueryWidth>(bias: true));
            +Key = Register("key", new Linear<Emb, KeyWidth>(bias: true));
            +Value = Register("value", new Linear<Emb, ValueWidth>(bias: true));
            Block
            -/// <remarks>7,085,568 parameters.</remarks>
            +/// <remarks>7,087,872 parameters.</remarks>
            Weights
            +attention.query.bias [QueryWidth 768] <- attn.c_attn.bias, 768 of 2304 from 0
            +attention.key.bias [KeyWidth 768] <- attn.c_attn.bias, 768 of 2304 from 768
            +attention.value.bias [ValueWidth 768] <- attn.c_attn.bias, 768 of 2304 from 1536
            the model
            -/// <remarks>A GPT with VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12: 163,009,536 parameters.</remarks>
            +/// <remarks>A GPT with VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12: 163,037,184 parameters.</remarks>
            -public const long ParameterCount = 163009536;
            +public const long ParameterCount = 163037184;
            -public const long ParameterBytes = 652038144;
            +public const long ParameterBytes = 652148736;
            """
        );

    [Fact]
    public void TieWeights() =>
        Changes(
            Compilations.Model(Compilations.Gpt2 + ", TieWeights = true"),
            """
            Model
            -Head = Register("head", new Linear<Emb, Vocab>(bias: false));
            +Head = Register("head", new TiedHead<Emb, Vocab>(InputEmbeddings.Tokens));
            -/// <summary>Scores each token of the vocabulary.</summary>
            -public Linear<Emb, Vocab> Head { get; }
            +/// <summary>Scores each token by the token table that it was read with.</summary>
            +public TiedHead<Emb, Vocab> Head { get; }
            Weights
            -head.weight [Vocab 50257, Emb 768] <- lm_head.weight
            -TiedHead: null,
            -Table: null,
            +TiedHead: "lm_head.weight",
            +Table: "transformer.wte.weight",
            the model
            -/// <remarks>A GPT with VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12: 163,009,536 parameters.</remarks>
            +/// <remarks>A GPT with VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12: 124,412,160 parameters.</remarks>
            -public const long ParameterCount = 163009536;
            +public const long ParameterCount = 124412160;
            -public const long ParameterBytes = 652038144;
            +public const long ParameterBytes = 497648640;
            """
        );

    [Fact]
    public void A_drop_rate_for_each_place_and_none_at_the_shortcuts() =>
        Changes(
            Compilations.Model(SeparateDropRates),
            """
            Attention
            -Dropout = Register("dropout", new Dropout(rate: 0.1));
            +Dropout = Register("dropout", new Dropout(rate: 0.2));
            Block
            -Dropout = Register("dropout", new Dropout(rate: 0.1));
            -/// <summary>Zeroes some of what attention and feed-forward add, while training.</summary>
            -public Dropout Dropout { get; }
            -x += Dropout.Forward(Attention.Forward(Norm1.Forward(x)));   // [Batch, Seq, Emb]
            -x += Dropout.Forward(FeedForward.Forward(Norm2.Forward(x))); // [Batch, Seq, Emb]
            +x += Attention.Forward(Norm1.Forward(x));   // [Batch, Seq, Emb]
            +x += FeedForward.Forward(Norm2.Forward(x)); // [Batch, Seq, Emb]
            """
        );

    [Fact]
    public void Layers_that_replace_the_block_and_the_norm_leave_no_other_layer()
    {
        var files = Files(
            Compilations.Model(
                Compilations.Gpt2,
                """
                    [Layer(Replaces = LayerRole.Block)]
                    public sealed partial class DummyTransformerBlock
                    {
                        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x;
                    }

                    [Layer(Replaces = LayerRole.Norm)]
                    public sealed partial class DummyLayerNorm
                    {
                        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x;
                    }
                """
            )
        );
        Assert.Equal(
            ["DummyLayerNorm", "DummyTransformerBlock", "Embeddings", "Model", "Natives", "Weights", "the model"],
            files.Keys.Select(Title).Order(StringComparer.Ordinal)
        );
        Assert.Equal(
            """
            -Blocks = Register("blocks", new LayerList<Block>(12, static () => new Block()));
            -FinalNorm = Register("final_norm", new LayerNorm<Emb>(eps: 1E-05));
            +Blocks = Register("blocks", new LayerList<DummyTransformerBlock>(12, static () => new DummyTransformerBlock()));
            +FinalNorm = Register("final_norm", new DummyLayerNorm());
            -public LayerList<Block> Blocks { get; }
            +public LayerList<DummyTransformerBlock> Blocks { get; }
            -public LayerNorm<Emb> FinalNorm { get; }
            +public DummyLayerNorm FinalNorm { get; }
            """,
            Difference(Gpt2["User.Gpt.Model.g.cs"], files["User.Gpt.Model.g.cs"])
        );
    }

    private static void Changes(string source, string expected)
    {
        var files = Files(source);
        Assert.Equal(Gpt2.Keys.Order(StringComparer.Ordinal), files.Keys.Order(StringComparer.Ordinal));
        var changed = files.Keys.Where(name => files[name] != Gpt2[name]).OrderBy(Title, StringComparer.Ordinal);
        Assert.Equal(
            expected,
            string.Join('\n', changed.Select(name => $"{Title(name)}\n{Difference(Gpt2[name], files[name])}"))
        );
    }

    private static IReadOnlyDictionary<string, string> Files(string source)
    {
        var compilation = Compilations.Of(source);
        Assert.DoesNotContain(Driver.Compile(compilation), found => found.Id != "CS1591");
        return Driver.Files(compilation);
    }

    /// <summary>"Attention" of User.Gpt.Attention.g.cs.</summary>
    private static string Title(string file) => file == "User.Gpt.g.cs" ? "the model" : file.Split('.')[^3];

    /// <summary>The lines that went and those that came, without indentation and empty ones.</summary>
    private static string Difference(string before, string after)
    {
        var difference = Differ.Instance.CreateLineDiffs(before, after, ignoreWhitespace: false);
        return string.Join(
            '\n',
            difference.DiffBlocks.SelectMany(block =>
                Lines('-', difference.PiecesOld, block.DeleteStartA, block.DeleteCountA)
                    .Concat(Lines('+', difference.PiecesNew, block.InsertStartB, block.InsertCountB))
            )
        );

        static IEnumerable<string> Lines(char sign, IReadOnlyList<string> pieces, int start, int count) =>
            pieces.Skip(start).Take(count).Where(line => line.Length > 0).Select(line => sign + line.Trim());
    }
}
