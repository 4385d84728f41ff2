using System.Diagnostics;
using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class ParametersTests
{
    /// <summary>32,768, so that a square of it is a parameter of a billion elements.</summary>
    private readonly struct Wide : IDim
    {
        public static long Size => 32768;
    }

    [Fact]
    public void Nothing_is_drawn_and_no_memory_touched_for_parameters_that_are_loaded()
    {
        torch.manual_seed(7);
        var next = torch.randn(3);
        torch.manual_seed(7);
        var clock = Stopwatch.StartNew();
        var bytes = PeakMemory.Of(() =>
        {
            using (Parameters.Empty())
            {
                using var linear = new Linear<Wide, Wide>();
                using var normal = new Linear<Wide, Wide>(bias: true, std: 0.02);
                using var table = new Embedding<Wide, Wide>();
                using var spread = new Embedding<Wide, Wide>(std: 0.02);
                using var norm = new LayerNorm<Wide>();
                Assert.Equal([32768, 32768], spread.Weight.Raw.shape);
                Assert.True(linear.Weight.Raw.requires_grad);
            }
        });
        Assert.InRange(bytes, 0, 100 << 20);
        Assert.InRange(clock.ElapsedMilliseconds, 0, 2000);
        Expect.Same(next, torch.randn(3), 0);
    }

    [Theory]
    [InlineData(torch.ScalarType.BFloat16)]
    [InlineData(torch.ScalarType.Float16)]
    [InlineData(torch.ScalarType.Float64)]
    public void Drawn_parameters_of_another_type_are_those_of_32_bits_brought_to_it(torch.ScalarType type)
    {
        torch.manual_seed(11);
        var expected = new Linear<Emb, Hidden>();
        var table = new Embedding<Vocab, Emb>();
        torch.manual_seed(11);
        using (Parameters.Drawn(type))
        {
            var linear = new Linear<Emb, Hidden>();
            Expect.Same(expected.Weight.Raw.to(type), linear.Weight, 0);
            Expect.Same(expected.Bias.Raw.to(type), linear.Bias, 0);
            Expect.Same(table.Weight.Raw.to(type), new Embedding<Vocab, Emb>().Weight, 0);
        }
    }

    [Fact]
    public void Meta_parameters_have_shapes_and_no_storage()
    {
        using (Parameters.Meta(torch.ScalarType.BFloat16))
        {
            var table = new Embedding<Wide, Wide>();
            Assert.Equal([32768, 32768], table.Weight.Raw.shape);
            Assert.Equal(DeviceType.META, table.Weight.Raw.device_type);
            Assert.Equal(torch.ScalarType.BFloat16, table.Weight.Raw.dtype);
        }
    }

    [Fact]
    public void A_table_that_was_filled_later_is_read()
    {
        using var source = Parameters.Empty(torch.ScalarType.BFloat16);
        var table = new Embedding<Vocab, Emb>();
        using (Gradients.Off())
        {
            table.Weight.Raw.fill_(3);
        }

        var rows = table.Forward(Indices.From<Batch, Seq, Vocab>([1, 10, 1]));
        Expect.Same(torch.full([1, 3, 8], 3f, dtype: torch.ScalarType.BFloat16), rows, 0);
        table.to(torch.ScalarType.Float32);
        Expect.Same(torch.full([1, 3, 8], 3f), table.Forward(Indices.From<Batch, Seq, Vocab>([1, 10, 1])), 0);
    }

    [Fact]
    public void The_source_before_comes_back_and_other_threads_have_their_own()
    {
        using (Parameters.Meta())
        {
            using (Parameters.Empty(torch.ScalarType.Float16))
            {
                Assert.Equal(torch.ScalarType.Float16, new LayerNorm<Emb>().Weight.Raw.dtype);
            }

            Assert.Equal(DeviceType.META, new LayerNorm<Emb>().Weight.Raw.device_type);
            var thread = new Thread(() => Expect.Same(torch.ones(8), new LayerNorm<Emb>().Weight, 0));
            thread.Start();
            thread.Join();
        }

        Expect.Same(torch.ones(8), new LayerNorm<Emb>().Weight, 0);
    }

    [Fact]
    public void Ends_on_its_own_thread_alone_and_refuses_types_without_fractions()
    {
        using var source = Parameters.Empty();
        Exception? refused = null;
        var thread = new Thread(() => refused = Record.Exception(source.Dispose));
        thread.Start();
        thread.Join();
        Assert.Contains("ends on the thread where it began", Assert.IsType<InvalidOperationException>(refused).Message);
        var wrong = Assert.Throws<ArgumentOutOfRangeException>(() => Parameters.Empty(torch.ScalarType.Int64));
        Assert.Contains("not of Int64", wrong.Message);
    }
}
