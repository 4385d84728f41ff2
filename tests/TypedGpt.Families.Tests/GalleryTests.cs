using TorchSharp;
using TypedGpt.Torch;
using Gallery = TypedGpt.Gallery;

namespace TypedGpt.Families.Tests;

/// <summary>What is printed of ops computes what the gallery's layers, written by hand, compute with the same weights.</summary>
public sealed class GalleryTests : IDisposable
{
    private const float Tolerance = 1e-4f;

    private readonly DisposeScope scope = torch.NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Grouped_heads() => AreSame(new Gallery.GroupedQueryAttention(), new Printed.GroupedQueryAttention());

    [Fact]
    public void Distances() => AreSame(new Gallery.AlibiAttention(), new Printed.AlibiAttention());

    [Fact]
    public void Experts() =>
        AreSame(
            new Gallery.MixtureOfExperts(),
            new Printed.MixtureOfExperts(),
            (name, weights) =>
                weights[
                    name.Replace("feed_forward.gate", "feed_forward.w1", StringComparison.Ordinal)
                        .Replace("feed_forward.down", "feed_forward.w2", StringComparison.Ordinal)
                        .Replace("feed_forward.up", "feed_forward.w3", StringComparison.Ordinal)
                ]
        );

    /// <summary>The gallery projects to the narrow vector and to the shared key by two layers, which models fuse to one.</summary>
    [Fact]
    public void A_latent_vector() =>
        AreSame(
            new Gallery.MultiHeadLatentAttention(),
            new Printed.MultiHeadLatentAttention(),
            (name, weights) =>
                name.EndsWith("attention.down.weight", StringComparison.Ordinal)
                    ? torch.cat([weights[name], weights[name.Replace("down", "shared_key", StringComparison.Ordinal)]])
                    : weights[name]
        );

    private static void AreSame(
        GptModule written,
        GptModule printed,
        Func<string, IReadOnlyDictionary<string, torch.Tensor>, torch.Tensor>? find = null
    )
    {
        using var off = torch.no_grad();
        // As first drawn they are so small that a wrong scale or turn of scores would hide in rounding.
        var weights = written
            .named_parameters()
            .ToDictionary(entry => entry.name, torch.Tensor (entry) => entry.parameter.normal_(0, 0.3));
        foreach (var (name, parameter) in printed.named_parameters())
        {
            var weight = find is null ? weights[name] : find(name, weights);
            Assert.Equal(parameter.shape, weight.shape);
            parameter.copy_(weight);
        }

        written.eval();
        printed.eval();
        var ids = torch.randint(0, 19, [3, 13], torch.int64);
        var difference = (written.forward(ids) - printed.forward(ids)).abs().max().item<float>();
        Assert.InRange(difference, 0, Tolerance);
    }
}
