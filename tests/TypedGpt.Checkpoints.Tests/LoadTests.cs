using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>What comes out of a checkpoint that fits: its numbers in the wanted type, and a model that works.</summary>
public sealed class LoadTests
{
    [Theory]
    [InlineData(torch.ScalarType.Float32, torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.Float32, torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float32, torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.BFloat16, torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.BFloat16, torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float16, torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.Float64, torch.ScalarType.Float32)]
    public void Numbers_are_those_of_the_file_in_the_wanted_type(torch.ScalarType stored, torch.ScalarType wanted)
    {
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        var drawn = new SmallGpt();
        var path = WrittenFile.Write(StoredModel.Entries(drawn, SmallGpt.Weights, stored));
        using var loaded = SmallGpt.LoadFrom(path, type: wanted);
        foreach (var ((name, expected), actual) in drawn.named_parameters().Zip(loaded.parameters()))
        {
            Assert.Equal(wanted, actual.dtype);
            Assert.True(expected.to(stored).to(wanted).bytes.SequenceEqual(actual.bytes), name);
        }

        var ids = Indices.Assume<Batch, Seq, SmallGpt.Vocab>(torch.arange(1, 4).unsqueeze(0));
        drawn.eval();
        var difference = (drawn.Forward(ids).Raw - loaded.Forward(ids).Raw.to(torch.ScalarType.Float32)).abs().max();
        Assert.InRange(difference.item<float>(), 0, wanted == torch.ScalarType.Float32 ? 1e-2f : 5e-2f);
    }

    [Fact]
    public void A_type_that_no_model_can_have_is_refused() =>
        Assert.Throws<ArgumentException>(() => SmallGpt.LoadFrom("anything", type: torch.ScalarType.Int32));

    [Fact]
    public void Nothing_is_drawn()
    {
        using var scope = torch.NewDisposeScope();
        var path = WrittenFile.Write(StoredModel.Entries(new SmallGpt(), SmallGpt.Weights));
        torch.manual_seed(5);
        var next = torch.rand(1).item<float>();
        torch.manual_seed(5);
        using var loaded = SmallGpt.LoadFrom(path);
        Assert.Equal(next, torch.rand(1).item<float>());
    }

    [Fact]
    public void Progress_ends_at_one()
    {
        using var scope = torch.NewDisposeScope();
        var path = WrittenFile.Write(StoredModel.Entries(new SmallGpt(), SmallGpt.Weights));
        var shares = new Shares();
        using var loaded = SmallGpt.LoadFrom(path, progress: shares);
        Assert.Equal(1, shares.Largest, 12);
    }

    [Fact]
    public void Parameters_belong_to_no_scope_and_can_be_trained()
    {
        var before = LiveTensors.Count;
        SmallGpt loaded;
        using (torch.NewDisposeScope())
        {
            using var drawn = new SmallGpt();
            var path = WrittenFile.Write(StoredModel.Entries(drawn, SmallGpt.Weights));
            loaded = SmallGpt.LoadFrom(path);
        }

        using (var scope = torch.NewDisposeScope())
        {
            var ids = torch.arange(1, 4).unsqueeze(0);
            loaded.forward(ids).sum().backward();
            Assert.All(loaded.parameters(), parameter => Assert.NotNull(parameter.grad));
        }

        loaded.Dispose();
        Assert.Equal(before, LiveTensors.Count);
    }

    [Fact]
    public void A_parameter_that_is_not_contiguous_in_memory_is_filled_as_well()
    {
        using var scope = torch.NewDisposeScope();
        var table = TurnedModule.Table;
        var values = torch.rand(3, 5);
        var path = WrittenFile.Write([WrittenFile.Entry.Of("weight", values)]);
        using var loaded = CheckpointFolder.Load(
            path,
            static () => new TurnedModule(),
            table,
            new("own", "", [], null, null, [])
        );
        Assert.True(loaded.parameters().Single().equal(values).all().item<bool>());
    }

    [Fact]
    public void A_parameter_that_the_table_lacks_is_an_error()
    {
        using var scope = torch.NewDisposeScope();
        var path = WrittenFile.Write([]);
        var refused = Assert.Throws<CheckpointException>(() =>
            CheckpointFolder.Load(path, static () => new TurnedModule(), [], new("own", "", [], null, null, []))
        );
        Assert.Contains(
            "the table of weights does not have the parameter weight [3, 5]",
            refused.Message,
            StringComparison.Ordinal
        );
    }

    private sealed class TurnedModule : GptModule
    {
        public static readonly IReadOnlyList<WeightInfo> Table = [new("weight", [3, 5], null)];

        public TurnedModule()
            : base(nameof(TurnedModule)) =>
            register_parameter("weight", new TorchSharp.Modules.Parameter(torch.zeros(5, 3).t()));

        public override torch.Tensor forward(torch.Tensor input) => input;
    }

    private sealed class Shares : IProgress<double>
    {
        private readonly Lock gate = new();

        public double Largest { get; private set; }

        public void Report(double value)
        {
            lock (gate)
            {
                Largest = Math.Max(Largest, value);
            }
        }
    }
}
