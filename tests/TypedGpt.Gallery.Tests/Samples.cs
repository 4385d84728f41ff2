using System.Text.Json;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;
using Module = TorchSharp.torch.nn.Module;

namespace TypedGpt.Gallery.Tests;

/// <summary>A sample as the tests run it, all alike: from its golden's ids to logits and a loss.</summary>
internal sealed record Sample(
    Func<Module> Make,
    Func<Module, JsonElement, (torch.Tensor Logits, torch.Tensor Loss)> Run
);

/// <summary>Every sample of the gallery, by the name of its file.</summary>
internal static class Samples
{
    public static IReadOnlyDictionary<string, Sample> All { get; } =
        new Dictionary<string, Sample>
        {
            [nameof(ParallelBlock)] = Gpt<ParallelBlock>(),
            [nameof(PostNormBlock)] = Gpt<PostNormBlock>(),
            [nameof(GroupedQueryAttention)] = Gpt<GroupedQueryAttention>(),
            [nameof(MultiHeadLatentAttention)] = Gpt<MultiHeadLatentAttention>(),
            [nameof(MixtureOfExperts)] = Gpt<MixtureOfExperts>(),
            [nameof(AlibiAttention)] = Gpt<AlibiAttention>(),
            [nameof(BottleneckAdapter)] = Gpt<BottleneckAdapter>(),
            [nameof(TwoTowerLoss)] = new(static () => new TwoTowerLoss.Towers(), Contrast),
        };

    public static TheoryData<string> Names => [.. All.Keys];

    private static Sample Gpt<Model>()
        where Model : GptModule, new() => new(static () => new Model(), NextToken);

    private static (torch.Tensor Logits, torch.Tensor Loss) NextToken(Module model, JsonElement golden)
    {
        using var text = Ids(golden, "text");
        using var inputs = text[.., ..^1];
        using var targets = text[.., 1..];
        var logits = ((GptModule)model).forward(inputs);
        using var scope = torch.NewDisposeScope();
        return (logits, Oracle.CrossEntropy(logits, targets).MoveToOuterDisposeScope());
    }

    private static (torch.Tensor Logits, torch.Tensor Loss) Contrast(Module model, JsonElement golden)
    {
        using var images = Ids(golden, "images");
        using var texts = Ids(golden, "texts");
        var (scores, loss) = ((TwoTowerLoss.Towers)model).Forward(
            Indices.Assume<Images, Seq, TwoTowerLoss.Patches>(images),
            Indices.Assume<Texts, Seq, TwoTowerLoss.Vocab>(texts)
        );
        return (scores.Raw, loss.Raw);
    }

    private static torch.Tensor Ids(JsonElement golden, string key)
    {
        var rows = golden.GetProperty(key);
        using var flat = torch.tensor(rows.Longs());
        return flat.reshape(rows.GetArrayLength(), -1);
    }

    private readonly struct Images : IDim
    {
        public static long Size => -1;
    }

    private readonly struct Texts : IDim
    {
        public static long Size => -1;
    }
}
