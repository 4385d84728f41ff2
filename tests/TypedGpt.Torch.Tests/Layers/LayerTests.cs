using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class LayerTests
{
    private sealed class Scaled : Layer
    {
        private readonly TypedParameter<Emb> scale;

        public Scaled()
        {
            Dropout = Register("dropout", new Dropout(0.5));
            scale = Register("scale", Parameter<Emb>(Init.Ones));
            Wide = Register("wide", Parameter<Heads, Hidden, Emb>(Init.Normal, std: 0.1));
            Inner = Register("inner", new LayerList<Linear<Emb, Emb>>(2, static () => new Linear<Emb, Emb>()));
            Table = Register("table", new Embedding<Vocab, Emb>());
        }

        public Dropout Dropout { get; }

        public TypedParameter<Heads, Hidden, Emb> Wide { get; }

        public LayerList<Linear<Emb, Emb>> Inner { get; }

        public Embedding<Vocab, Emb> Table { get; }

        public Tensor<Emb> Scale => scale.AsTensor();

        public Tensor<Batch, Seq, Emb> Forward(Indices<Batch, Seq, Vocab> ids)
        {
            using var scope = NewScope();
            var x = Table.Forward(ids) * Scale;
            foreach (var layer in Inner)
            {
                x = x.ReplacedBy(layer.Forward(x));
            }

            return scope.Keep(x);
        }
    }

    private readonly Indices<Batch, Seq, Vocab> ids = Indices.From<Batch, Seq, Vocab>([1, 10, 1], [0, 5, 2]);

    [Fact]
    public void Names_its_parts_as_they_were_registered()
    {
        string[] expected =
        [
            "scale",
            "wide",
            "inner.0.weight",
            "inner.0.bias",
            "inner.1.weight",
            "inner.1.bias",
            "table.weight",
        ];
        Assert.Equal(expected, new Scaled().state_dict().Keys);
    }

    [Fact]
    public void Begins_as_declared()
    {
        torch.manual_seed(7);
        var layer = new Scaled();
        torch.manual_seed(7);
        Expect.Same(torch.ones(8), layer.Scale);
        Expect.Same(torch.zeros(4, 5, 8).normal_(0, 0.1), layer.Wide.AsTensor(), 0);
    }

    [Fact]
    public void Switches_all_parts_between_training_and_evaluation()
    {
        var layer = new Scaled();
        Assert.True(layer.training && layer.Dropout.training);
        layer.eval();
        Assert.False(layer.training || layer.Dropout.training || layer.Inner[1].training);
        layer.train();
        Assert.True(layer.training && layer.Dropout.training && layer.Inner[1].training);
    }

    [Fact]
    public void Computes_with_the_moved_parameters_after_a_change_of_type()
    {
        var layer = new Scaled();
        var before = layer.Forward(ids);
        layer.to(torch.ScalarType.Float64);
        Assert.Equal(torch.ScalarType.Float64, layer.Scale.Raw.dtype);
        Assert.Same(layer.get_parameter("scale"), layer.Scale.Raw);
        Assert.Same(layer.get_parameter("inner.1.weight"), layer.Inner[1].Weight.Raw);
        Expect.Same(before.Raw.to(torch.ScalarType.Float64), layer.Forward(ids), 1e-5);
        layer.to(torch.ScalarType.Float32);
        Expect.Same(before.Raw, layer.Forward(ids), 1e-5);
    }

    [Fact]
    public void Trains_after_a_change_of_type()
    {
        var layer = new Scaled();
        layer.to(torch.ScalarType.Float64);
        layer.Forward(ids).SumOfAll().Backward();
        Assert.Equal(layer.Scale.Raw.shape, layer.Scale.Raw.grad!.shape);
        Assert.NotNull(layer.get_parameter("table.weight")!.grad);
    }

    [Fact]
    public void Loads_what_another_one_saved()
    {
        var (from, to) = (new Scaled(), new Scaled());
        using var stream = new MemoryStream();
        from.save(new BinaryWriter(stream));
        stream.Position = 0;
        to.load(new BinaryReader(stream));
        Expect.Same(from.Forward(ids).Raw, to.Forward(ids));
    }

    [Fact]
    public void Leaves_nothing_behind_but_its_result()
    {
        var layer = new Scaled();
        Expect.NothingLeft(() => layer.Forward(ids).Raw.Dispose());
        Expect.NothingLeft(() =>
        {
            using var scope = Scope.New();
            layer.Forward(ids).SumOfAll().Backward();
        });
    }

    [Fact]
    public void Frees_its_parameters_when_disposed()
    {
        var layer = new Scaled();
        var scale = layer.Scale.Raw;
        layer.Dispose();
        Assert.True(scale.IsInvalid);
    }

    [Fact]
    public void A_list_is_read_like_any_other()
    {
        var list = new Scaled().Inner;
        Assert.Equal(2, list.Count);
        Assert.Equal([list[0], list[1]], list.ToArray());
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new LayerList<Linear<Emb, Emb>>(-1, () => new Linear<Emb, Emb>())
        );
    }

    [Fact]
    public void A_list_may_be_of_another_class_at_each_place()
    {
        var list = new LayerList<Layer>(3, static at => at == 1 ? new Scaled() : new Linear<Emb, Emb>());
        Assert.Equal(
            [typeof(Linear<Emb, Emb>), typeof(Scaled), typeof(Linear<Emb, Emb>)],
            list.Select(layer => layer.GetType())
        );
        Assert.Equal("2.bias", list.state_dict().Keys.Last());
    }

    [Fact]
    public void Needs_sizes_for_a_parameter()
    {
        Expect.Refused(() => _ = new OfOpenSize(), "[-1]", "run time");
    }

    private sealed class OfOpenSize : Layer
    {
        public OfOpenSize() => Register("scale", Parameter<Seq>(Init.Ones));
    }
}
