using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Torch.Tests;

/// <summary>Tokens through the experts that were chosen for them, against eng/oracle/parts.py, which computes all and picks.</summary>
public sealed class ExpertsTests
{
    private readonly Tensor<Batch, Seq, Emb> x = Tensor.Assume<Batch, Seq, Emb>(Golden("x", 2, 3, 8).requires_grad_());
    private readonly Tensor<Batch, Seq, Chosen> gates = Tensor.Assume<Batch, Seq, Chosen>(Golden("gates", 2, 3, 2));
    private readonly Indices<Batch, Seq, Chosen, Heads> chosen = Indices.Assume<Batch, Seq, Chosen, Heads>(
        torch.tensor(PartsGolden.Of("experts").GetProperty("chosen").Longs()).reshape(2, 3, 2)
    );

    private readonly Tensor<Heads, Hidden, Emb> gate = Wide<Hidden, Emb>("gate");
    private readonly Tensor<Heads, Hidden> gateBias = Narrow<Hidden>("gate_bias");
    private readonly Tensor<Heads, Hidden, Emb> up = Wide<Hidden, Emb>("up");
    private readonly Tensor<Heads, Hidden> upBias = Narrow<Hidden>("up_bias");
    private readonly Tensor<Heads, Emb, Hidden> down = Wide<Emb, Hidden>("down");
    private readonly Tensor<Heads, Emb> downBias = Narrow<Emb>("down_bias");

    private readonly struct Chosen : IDim
    {
        public static long Size => 2;
    }

    [Fact]
    public void Are_the_mixture_of_the_oracle_and_its_gradients()
    {
        var mixed = Mixed(x);
        Expect.Same(Golden("mixed", 2, 3, 8), mixed, 2e-5);
        mixed.Square().SumOfAll().Backward();
        var gradients = PartsGolden.Of("experts").GetProperty("gradients");
        Expect.Same(gradients.Tensor("x", 2, 3, 8), x.Raw.grad!, 1e-4);
        Expect.Same(gradients.Tensor("gate", 4, 5, 8), gate.Raw.grad!, 1e-4);
        Expect.Same(gradients.Tensor("gate_bias", 4, 5), gateBias.Raw.grad!, 1e-4);
        Expect.Same(gradients.Tensor("up", 4, 5, 8), up.Raw.grad!, 1e-4);
        Expect.Same(gradients.Tensor("up_bias", 4, 5), upBias.Raw.grad!, 1e-4);
        Expect.Same(gradients.Tensor("down", 4, 8, 5), down.Raw.grad!, 1e-4);
        Expect.Same(gradients.Tensor("down_bias", 4, 8), downBias.Raw.grad!, 1e-4);
    }

    [Fact]
    public void Are_asked_once_for_all_of_their_tokens_and_not_at_all_without()
    {
        var asked = new List<(int Expert, long Tokens)>();
        var indices = Indices.From<Seq, Chosen, Heads>([3, 0], [0, 3], [3, 0]);
        var rows = Given.Tensor<Seq, Emb>();
        var outputs = rows.ThroughExperts(
            indices,
            (tokens, expert) =>
            {
                asked.Add((expert.Number, tokens.Raw.size(0)));
                return tokens * (expert.Number + 1);
            }
        );
        Assert.Equal([(0, 3), (3, 3)], asked);
        var factors = torch.tensor(new float[] { 4, 1, 1, 4, 4, 1 }).reshape(3, 2, 1);
        Expect.Same(rows.Raw.unsqueeze(1) * factors, outputs, 0);
    }

    [Fact]
    public void Of_weights_that_nobody_chose_nothing_is_read()
    {
        using var noGradients = Gradients.Off();
        using var dark = new Parts(gate, down);
        var indices = Indices.From<Seq, Chosen, Heads>([1, 2], [2, 1]);
        var rows = Given.Tensor<Seq, Emb>().FirstRows(2);
        var outputs = rows.ThroughExperts(
            indices,
            (tokens, expert) =>
                tokens.MatMul(dark.Up.Of(expert).TransposeLast()).MatMul(dark.Down.Of(expert).TransposeLast())
        );
        Assert.True(outputs.Raw.isfinite().all().ToBoolean());
    }

    [Fact]
    public void Take_tokens_of_every_rank_and_none()
    {
        var one = Tensor.Assume<Emb>(x.Raw[1, 2]);
        var ofOne = Indices.Assume<Chosen, Heads>(chosen.Raw[1, 2]);
        Tensor<Chosen, Emb> single = one.ThroughExperts(ofOne, Expert);
        var all = x.ThroughExperts(chosen, Expert);
        Expect.Same(all.Raw[1, 2], single, 1e-5);
        var deep = Tensor.Assume<Batch, Group, Seq, Emb>(x.Raw.reshape(1, 2, 3, 8));
        var ofDeep = Indices.Assume<Batch, Group, Seq, Chosen, Heads>(chosen.Raw.reshape(1, 2, 3, 2));
        Expect.Same(all.Raw, Tensor.Assume<Batch, Seq, Chosen, Emb>(deep.ThroughExperts(ofDeep, Expert).Raw[0]), 0);
        var none = Tensor.Assume<Batch, Seq, Emb>(torch.zeros(2, 0, 8));
        var ofNone = Indices.Assume<Batch, Seq, Chosen, Heads>(torch.zeros([2, 0, 2], torch.int64));
        Assert.Equal([2, 0, 2, 8], none.ThroughExperts(ofNone, Expert).Raw.shape);
        var meta = Tensor.Assume<Seq, Emb>(torch.zeros([3, 8], device: torch.META));
        var ofMeta = Indices.Assume<Seq, Chosen, Heads>(torch.zeros([3, 2], torch.int64, torch.META));
        Assert.Equal([3, 2, 8], meta.ThroughExperts(ofMeta, (tokens, _) => tokens).Raw.shape);
    }

    [Theory]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float16)]
    public void Compute_in_16_bits(torch.ScalarType type)
    {
        using var noGradients = Gradients.Off();
        using var parts = new Parts(gate, down, type);
        var outputs = x.To(type).ThroughExperts(chosen, parts.Through);
        Assert.Equal(type, outputs.Raw.dtype);
        Expect.Same(
            x.ThroughExperts(chosen, new Parts(gate, down, chooseAll: true).Through).Raw,
            outputs.To(torch.ScalarType.Float32),
            0.15
        );
    }

    [Fact]
    public void Leave_nothing_behind_within_a_scope_and_outside()
    {
        Expect.NothingLeft(() => Mixed(x).Raw.Dispose());
        Expect.NothingLeft(() =>
        {
            using var scope = Scope.New();
            Mixed(x);
        });
        Tensor<Batch, Seq, Emb> kept;
        using (var scope = Scope.New())
        {
            using var inner = Scope.New();
            kept = scope.Keep(inner.Keep(Mixed(x)));
        }

        Assert.Equal([2, 3, 8], kept.Raw.shape);
        Expect.NothingLeft(() => x.ThroughExperts(chosen, (tokens, _) => tokens).Raw.Dispose());
    }

    [Fact]
    public void Refuse_numbers_that_are_none_of_them_and_rows_that_got_lost()
    {
        var wrong = Indices.Assume<Batch, Seq, Chosen, Heads>(torch.full([2, 3, 2], 4, torch.int64));
        Expect.Refused(() => x.ThroughExperts(wrong, Expert), "4 is no expert of Heads (4)");
        var fewer = Indices.Assume<Batch, Seq, Chosen, Heads>(torch.zeros([2, 2, 2], torch.int64));
        Expect.Refused(() => x.ThroughExperts(fewer, Expert), "Seq is 3", "2");
        var open = Indices.Assume<Batch, Seq, Chosen, KeySeq>(chosen.Raw);
        Expect.Refused(() => x.ThroughExperts(open, (tokens, _) => tokens), "KeySeq", "-1");
        Expect.Refused(() => x.ThroughExperts(chosen, (tokens, _) => tokens.FirstRows(1)), "gave 1 back");
    }

    private static torch.Tensor Golden(string name, params long[] shape) =>
        PartsGolden.Of("experts").Tensor(name, shape);

    private static Tensor<Heads, D1, D2> Wide<D1, D2>(string name)
        where D1 : struct, IDim
        where D2 : struct, IDim =>
        Tensor.Assume<Heads, D1, D2>(Golden(name, Heads.Size, D1.Size, D2.Size).requires_grad_());

    private static Tensor<Heads, D1> Narrow<D1>(string name)
        where D1 : struct, IDim => Tensor.Assume<Heads, D1>(Golden(name, Heads.Size, D1.Size).requires_grad_());

    private Tensor<Batch, Seq, Emb> Mixed(Tensor<Batch, Seq, Emb> tokens)
    {
        using var scope = Scope.New();
        var outputs = tokens.ThroughExperts(chosen, Expert);
        return scope.Keep(outputs.ScaleRows(gates).SumOfRows());
    }

    private Tensor<Routed, Emb> Expert(Tensor<Routed, Emb> rows, Expert<Heads> expert)
    {
        var gated = rows.MatMul(gate.Of(expert).TransposeLast()) + gateBias.Of(expert);
        var hidden = gated.Silu() * (rows.MatMul(up.Of(expert).TransposeLast()) + upBias.Of(expert));
        return hidden.MatMul(down.Of(expert).TransposeLast()) + downBias.Of(expert);
    }

    /// <summary>Copies of two weights, in which the experts 0 and 3 are not a number unless all are wanted.</summary>
    private sealed class Parts : IDisposable
    {
        public Parts(
            Tensor<Heads, Hidden, Emb> up,
            Tensor<Heads, Emb, Hidden> down,
            torch.ScalarType? type = null,
            bool chooseAll = false
        )
        {
            Up = Tensor.Assume<Heads, Hidden, Emb>(Copy(up.Raw));
            Down = Tensor.Assume<Heads, Emb, Hidden>(Copy(down.Raw));

            torch.Tensor Copy(torch.Tensor weight)
            {
                var copy = weight.detach().clone().to(type ?? torch.ScalarType.Float32);
                if (type is null && !chooseAll)
                {
                    copy[0] = double.NaN;
                    copy[3] = double.NaN;
                }

                return copy;
            }
        }

        public Tensor<Heads, Hidden, Emb> Up { get; }

        public Tensor<Heads, Emb, Hidden> Down { get; }

        public Tensor<Routed, Emb> Through(Tensor<Routed, Emb> rows, Expert<Heads> expert) =>
            rows.MatMul(Up.Of(expert).TransposeLast()).MatMul(Down.Of(expert).TransposeLast());

        public void Dispose()
        {
            Up.Raw.Dispose();
            Down.Raw.Dispose();
        }
    }
}
