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

    /// <summary>The gallery's model has a table of positions beside the distances.</summary>
    [Fact]
    public void Distances()
    {
        using var off = torch.no_grad();
        var written = new Gallery.AlibiAttention();
        var weights = Drawn(written);
        weights["embeddings.positions.weight"].zero_();
        var printed = new Printed.AlibiAttention();
        Copy(weights, printed, find: null);
        written.eval();
        printed.eval();
        var ids = torch.randint(0, 19, [3, 13], torch.int64);
        IsSame(written.forward(ids), printed.forward(ids));
    }

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

    /// <summary>
    /// The gallery projects to the narrow vector and to the shared key by two layers, which models fuse to one; and it has RMS
    /// norms nowhere else.
    /// </summary>
    [Fact]
    public void A_latent_vector()
    {
        using var off = torch.no_grad();
        var (written, printed) = (
            new Gallery.MultiHeadLatentAttention.Attention(),
            new Printed.MultiHeadLatentAttention.Attention()
        );
        Copy(
            Drawn(written),
            printed,
            (name, weights) =>
                name == "down.weight" ? torch.cat([weights[name], weights["shared_key.weight"]]) : weights[name]
        );
        written.eval();
        printed.eval();
        var x = torch.randn(3, 13, 20);
        IsSame(
            written.Forward(Tensor.Assume<Batch, Seq, Gallery.MultiHeadLatentAttention.Emb>(x)).Raw,
            printed.Forward(Tensor.Assume<Batch, Seq, Printed.MultiHeadLatentAttention.Emb>(x)).Raw
        );
    }

    private static void AreSame(
        GptModule written,
        GptModule printed,
        Func<string, IReadOnlyDictionary<string, torch.Tensor>, torch.Tensor>? find = null
    )
    {
        using var off = torch.no_grad();
        Copy(Drawn(written), printed, find);
        written.eval();
        printed.eval();
        var ids = torch.randint(0, 19, [3, 13], torch.int64);
        IsSame(written.forward(ids), printed.forward(ids));
    }

    /// <summary>As first drawn, weights are so small that a wrong scale or turn of scores would hide in rounding.</summary>
    private static Dictionary<string, torch.Tensor> Drawn(torch.nn.Module written) =>
        written
            .named_parameters()
            .ToDictionary(entry => entry.name, torch.Tensor (entry) => entry.parameter.normal_(0, 0.3));

    private static void Copy(
        Dictionary<string, torch.Tensor> weights,
        torch.nn.Module printed,
        Func<string, IReadOnlyDictionary<string, torch.Tensor>, torch.Tensor>? find
    )
    {
        foreach (var (name, parameter) in printed.named_parameters())
        {
            var weight = find is null ? weights[name] : find(name, weights);
            Assert.Equal(parameter.shape, weight.shape);
            parameter.copy_(weight);
        }
    }

    private static void IsSame(torch.Tensor expected, torch.Tensor actual) =>
        Assert.InRange((expected - actual).abs().max().item<float>(), 0, Tolerance);
}
