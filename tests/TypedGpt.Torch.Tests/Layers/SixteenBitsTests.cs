using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>A model held in 16 bits: every part of one computes in that type, near what it computes in 32 bits with the same weights.</summary>
public sealed class SixteenBitsTests
{
    public static TheoryData<torch.ScalarType> Types => [torch.ScalarType.BFloat16, torch.ScalarType.Float16];

    private readonly struct Chosen : IDim
    {
        public static long Size => 2;
    }

    private readonly struct One : IDim
    {
        public static long Size => 1;
    }

    /// <summary>Attention with each thing that depends on positions, and a mixture of experts.</summary>
    private sealed class Parts : Layer
    {
        private readonly TypedParameter<Heads> sinks;
        private readonly TypedParameter<Heads> correction;
        private readonly TypedParameter<Heads, Emb, Emb> experts;

        public Parts()
        {
            Tokens = Register("tokens", new Embedding<Vocab, Emb>());
            Positions = Register("positions", new Embedding<Context, Emb>());
            Norm = Register("norm", new LayerNorm<Emb>());
            Query = Register("query", new Linear<Emb, QueryWidth>());
            QueryNorm = Register("query_norm", new LayerNormOfHeads<Heads, HeadDim>());
            KeyNorm = Register("key_norm", new RmsNorm<HeadDim>(addOne: true));
            Turn = Register(
                "turn",
                new Rotary<Turned, Two>(Turned.IntoTwo, scaling: RotaryScaling.Yarn(factor: 4, originalContext: 8))
            );
            Distances = Register("distances", new Alibi<Context, Heads>());
            Output = Register("output", new Linear<QueryWidth, Emb>(bias: false));
            Router = Register("router", new Linear<Emb, Heads>(bias: false));
            FinalNorm = Register("final_norm", new RmsNorm<Emb>());
            Head = Register("head", new TiedHead<Emb, Vocab>(Tokens));
            sinks = Register("sinks", Parameter<Heads>(Init.Normal, std: 1));
            correction = Register("correction", Parameter<Heads>(Init.Normal, std: 1));
            experts = Register("experts", Parameter<Heads, Emb, Emb>(Init.KaimingUniform));
        }

        public Embedding<Vocab, Emb> Tokens { get; }

        public Embedding<Context, Emb> Positions { get; }

        public LayerNorm<Emb> Norm { get; }

        public Linear<Emb, QueryWidth> Query { get; }

        public LayerNormOfHeads<Heads, HeadDim> QueryNorm { get; }

        public RmsNorm<HeadDim> KeyNorm { get; }

        public Rotary<Turned, Two> Turn { get; }

        public Alibi<Context, Heads> Distances { get; }

        public Linear<QueryWidth, Emb> Output { get; }

        public Linear<Emb, Heads> Router { get; }

        public RmsNorm<Emb> FinalNorm { get; }

        public TiedHead<Emb, Vocab> Head { get; }

        /// <summary>The logits; each value on the way in <paramref name="seen"/>.</summary>
        public Tensor<Batch, Seq, Vocab> Forward(Indices<Batch, Seq, Vocab> ids, List<ITensor> seen)
        {
            var x = Tokens.Forward(ids).TimesRounded(Math.Sqrt(Emb.Size)) + Positions.Forward(ids.Positions<Context>());
            var queries = Query.Forward(Norm.Forward(x)).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
            var keys = Turn.Forward(KeyNorm.Forward(queries), HeadDim.IntoSections).AsKeys();
            var turned = Turn.Forward(QueryNorm.Forward(queries), HeadDim.IntoSections);
            var scores = (turned.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size)).SoftCap(5);
            var biased = scores + Distances.For(scores);
            var window = biased.MaskedFill(new WindowMask<Context, Two>().For(biased)).Softmax();
            var hidden = biased.MaskedFill(new ChunkMask<Context, Chosen>().For(biased));
            var sunk = hidden.SoftmaxWithSinks(sinks.AsTensor());
            var mixed = window.MatMul(keys) + sunk.MatMul(keys);
            var fused = turned.ScaledDotProductAttention(keys, keys, new CausalMask<Context>(), scale: 0.4);
            var attended = Output.Forward((mixed + fused).TransposeMiddle().Flatten(QueryWidth.IntoHeads));
            x = x + attended.GeluTanh() + attended.Gelu() + attended.Silu() + attended.ReluSquared();

            var affinities = Router.Forward(x).Sigmoid();
            var (_, kept) = (affinities + correction.AsTensor())
                .Unflatten(Heads.IntoKvHeads)
                .TopK<Two>()
                .Values.Sum()
                .TopK<One>();
            var ranks = (affinities + correction.AsTensor()).KeepGroups(kept, Heads.IntoKvHeads);
            var (_, chosen) = ranks.TopK<Chosen>();
            var gates = affinities.PickMany(chosen);
            gates = gates.DivideRows(gates.Sum());
            var outputs = x.ThroughExperts(
                chosen,
                (rows, expert) =>
                {
                    var each = rows.MatMul(experts.AsTensor().Of(expert).TransposeLast());
                    return (each.Clamp(-7, 7) + 1) * each.Clamp(double.NegativeInfinity, 7).QuickGelu();
                }
            );
            x = FinalNorm.Forward(x + outputs.ScaleRows(gates).SumOfRows());
            seen.AddRange([
                queries,
                keys,
                turned,
                scores,
                biased,
                window,
                sunk,
                mixed,
                fused,
                affinities,
                gates,
                outputs,
                x,
            ]);
            return Head.Forward(x).SoftCap(30);
        }
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_part_computes_in_the_type_of_its_weights(torch.ScalarType type)
    {
        var ids = Indices.From<Batch, Seq, Vocab>([1, 10, 1, 4, 7], [0, 5, 2, 2, 9]);
        torch.manual_seed(4);
        Parts narrow;
        using (Parameters.Drawn(type))
        {
            narrow = new Parts();
        }

        torch.manual_seed(4);
        var wide = new Parts();
        wide.to(type);
        wide.to(torch.ScalarType.Float32);
        var (all, allWide) = (new List<ITensor>(), new List<ITensor>());
        var logits = narrow.Forward(ids, all);
        var expected = wide.Forward(ids, allWide);

        Assert.Equal(type, logits.Raw.dtype);
        Assert.All(all, value => Assert.Equal(type, value.Raw.dtype));
        var tolerance = type == torch.ScalarType.BFloat16 ? 0.15 : 0.02;
        foreach (var (value, wanted) in all.Zip(allWide))
        {
            Expect.Same(wanted.Raw, value.Raw.to(torch.ScalarType.Float32), tolerance);
        }

        Expect.Same(expected.Raw, logits.To(torch.ScalarType.Float32), tolerance);
        var targets = Indices.From<Batch, Seq, Vocab>([10, 1, 4, 7, 0], [5, 2, 2, 9, 10]);
        var loss = Loss.CrossEntropy(logits, targets);
        Assert.Equal(torch.ScalarType.Float32, loss.Raw.dtype);
        Expect.Same(Loss.CrossEntropy(expected, targets).Raw, loss, tolerance);
        loss.Backward();
        // The correction decides the choice alone.
        Assert.Equal(
            ["correction"],
            narrow.named_parameters().Where(named => named.parameter.grad is null).Select(named => named.name)
        );
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_layer_that_was_brought_to_16_bits_is_one_that_was_made_in_them(torch.ScalarType type)
    {
        var ids = Indices.From<Batch, Seq, Vocab>([1, 10, 1, 4, 7]);
        torch.manual_seed(4);
        var moved = new Parts();
        moved.to(type);
        torch.manual_seed(4);
        using var source = Parameters.Drawn(type);
        var made = new Parts();
        Expect.Same(moved.Forward(ids, []).Raw, made.Forward(ids, []), 0);
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_loss_of_16_bits_is_that_of_the_same_logits_in_32(torch.ScalarType type)
    {
        var logits = (Given.Tensor<Batch, Seq, Vocab>() * 20).To(type);
        var targets = Indices.From<Batch, Seq, Vocab>([10, 1, 4], [5, 2, 2]);
        var expected = Loss.CrossEntropy(logits.To(torch.ScalarType.Float32), targets);
        Expect.Same(expected.Raw, Loss.CrossEntropy(logits, targets), 0);
        var weights = Tensor.Assume<Vocab>(torch.rand(Vocab.Size).to(type));
        var weighted = Loss.CrossEntropy(
            logits.To(torch.ScalarType.Float32),
            targets,
            weights: weights.To(torch.ScalarType.Float32)
        );
        Expect.Same(weighted.Raw, Loss.CrossEntropy(logits, targets, weights: weights), 0);
        Expect.NothingLeft(() => Loss.CrossEntropy(logits, targets, weights: weights).Raw.Dispose());
    }

    [Theory]
    [MemberData(nameof(Types))]
    public void A_cache_continues_in_16_bits(torch.ScalarType type)
    {
        var cache = new KeyValueCache<Heads, HeadDim, HeadDim>();
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>().To(type);
        var whole = heads.ScaledDotProductAttention(heads.AsKeys(), heads.AsKeys(), new CausalMask<Context>());
        cache.Append(heads.FirstRows(2), heads.FirstRows(2));
        var (keys, values) = cache.Append(heads.LastRows(1), heads.LastRows(1));
        Assert.Equal(type, keys.Raw.dtype);
        var last = heads.LastRows(1).ScaledDotProductAttention(keys, values, new CausalMask<Context>());
        Expect.Same(whole.LastRows(1).To(torch.ScalarType.Float32).Raw, last.To(torch.ScalarType.Float32), 2e-2);
    }
}
