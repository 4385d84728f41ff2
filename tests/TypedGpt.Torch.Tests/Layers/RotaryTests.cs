using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class RotaryTests
{
    private readonly Rotary<Turned, Two> rotary = new(Turned.IntoTwo, theta: 100);

    [Fact]
    public void Turns_pairs_half_the_width_apart()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();
        Tensor<Batch, Heads, Seq, Turned> turned = rotary.Forward(heads);
        for (var position = 0; position < 3; position++)
        {
            for (var pair = 0; pair < 2; pair++)
            {
                var angle = position * Math.Pow(100, -2.0 * pair / 4);
                var (x, y) = (At(heads, position, pair), At(heads, position, pair + 2));
                Assert.Equal(x * Math.Cos(angle) - y * Math.Sin(angle), At(turned, position, pair), 1e-5);
                Assert.Equal(y * Math.Cos(angle) + x * Math.Sin(angle), At(turned, position, pair + 2), 1e-5);
            }
        }
    }

    [Fact]
    public void Turns_neighbours_where_pairs_are_interleaved()
    {
        var neighbours = new Rotary<Turned, Two>(Turned.IntoTwo, theta: 100, interleaved: true);
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();
        Tensor<Batch, Heads, Seq, Turned> turned = neighbours.Forward(heads);
        for (var position = 0; position < 3; position++)
        {
            for (var pair = 0; pair < 2; pair++)
            {
                var angle = position * Math.Pow(100, -2.0 * pair / 4);
                var (x, y) = (At(heads, position, 2 * pair), At(heads, position, 2 * pair + 1));
                Assert.Equal(x * Math.Cos(angle) - y * Math.Sin(angle), At(turned, position, 2 * pair), 1e-5);
                Assert.Equal(y * Math.Cos(angle) + x * Math.Sin(angle), At(turned, position, 2 * pair + 1), 1e-5);
            }
        }

        Expect.NothingLeft(() => neighbours.Forward(heads).Raw.Dispose());
    }

    [Fact]
    public void Products_depend_on_the_distance_alone()
    {
        var query = Given.Tensor<Batch, Heads, Seq, Turned>().FirstRows(1);
        var key = Given.Tensor<Batch, Heads, Seq, Turned>().FirstRows(1);
        var near = rotary.Forward(query, start: 3) * rotary.Forward(key, start: 1);
        var far = rotary.Forward(query, start: 42) * rotary.Forward(key, start: 40);
        Expect.Same(near.Sum().Raw, far.Sum(), 1e-4);
    }

    [Fact]
    public void Continues_where_the_cache_ends()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();
        var last = rotary.Forward(heads.LastRows(1), start: 2);
        Expect.Same(rotary.Forward(heads).LastRows(1).Raw, last);
    }

    [Fact]
    public void Turns_only_a_part_where_evidence_says_so()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var (turned, rest) = heads.Split(HeadDim.IntoSections);
        var both = rotary.Forward(heads, HeadDim.IntoSections).Split(HeadDim.IntoSections);
        Expect.Same(rotary.Forward(turned).Raw, both.First);
        Expect.Same(rest.Raw, both.Second);
        Expect.NothingLeft(() => rotary.Forward(heads, HeadDim.IntoSections).Raw.Dispose());
    }

    [Fact]
    public void Turns_keys_that_all_heads_share()
    {
        var rows = Given.Tensor<Batch, Seq, Turned>();
        Expect.Same(rotary.Forward(rows.SharedBy<Heads>()).Raw, rotary.Forward(rows).SharedBy<Heads>());
    }

    [Fact]
    public void Takes_frequencies_that_were_stretched()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, Turned>();
        var same = new Rotary<Turned, Two>(Turned.IntoTwo, 1f, 0.1f);
        Expect.Same(rotary.Forward(heads).Raw, same.Forward(heads));
        Expect.Refused(() => _ = new Rotary<Turned, Two>(Turned.IntoTwo, 1f), "1 frequencies", "Two (2)");
    }

    [Fact]
    public void Refuses_evidence_that_nobody_made()
    {
        Expect.Refused(() => _ = new Rotary<Turned, Two>(default, theta: 100), "default", "Turned");
    }

    private static double At(Tensor<Batch, Heads, Seq, Turned> heads, long position, long element) =>
        heads.Raw[1, 2, position, element].ToDouble();
}
