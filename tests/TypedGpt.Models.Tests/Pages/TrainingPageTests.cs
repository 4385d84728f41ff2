using TorchSharp;
using TorchSharp.Modules;
using TypedGpt.Torch;

namespace TypedGpt.Models.Tests.Pages;

/// <summary>What docs/training.md says.</summary>
[Collection(nameof(Torch))]
public sealed class TrainingPageTests
{
    [Fact]
    public void The_code_of_the_page_is_that_of_this_file()
    {
        var blocks = Page.Blocks("training.md");
        Assert.Equal(3, blocks.Count);
        Assert.All(blocks, block => Page.AssertIsIn(block, "TrainingPageTests.cs"));
    }

    [Fact]
    public void An_untied_model_begins_at_the_loss_of_one_that_knows_nothing()
    {
        torch.manual_seed(123);
        using var model = new Plain();
        Assert.InRange(FirstLoss(model), Math.Log(31) - 0.5, Math.Log(31) + 0.5);
    }

    [Fact]
    public void A_tied_model_does_so_with_a_narrow_table_only()
    {
        torch.manual_seed(123);
        using var wide = new WideTied();
        Assert.True(FirstLoss(wide) > 100);

        using var narrow = new NarrowTied();
        Assert.InRange(FirstLoss(narrow), Math.Log(31) - 0.5, Math.Log(31) + 0.5);
    }

    [Fact]
    public void A_run_that_was_stopped_goes_on_exactly()
    {
        torch.manual_seed(123);
        using var whole = new Plain();
        using var optimizerOfWhole = Optimizer(whole);
        var expected = Steps(whole, optimizerOfWhole, 20);

        var folder = Directory.CreateTempSubdirectory("resume").FullName;
        torch.manual_seed(123);
        using var first = new Plain();
        using var optimizerOfFirst = Optimizer(first);
        var losses = Steps(first, optimizerOfFirst, 10);
        Save(first, optimizerOfFirst, folder);

        torch.manual_seed(7);
        using var second = new Plain();
        using var optimizerOfSecond = Optimizer(second);
        Load(second, optimizerOfSecond, folder);
        losses.AddRange(Steps(second, optimizerOfSecond, 10));

        Assert.Equal(expected, losses);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Without_a_weight_decay_AdamW_has_none()
    {
        using var weights = torch.nn.Parameter(torch.ones(1));
        using var optimizer = torch.optim.AdamW([weights], lr: 0.5);
        weights.grad = torch.zeros(1);
        optimizer.step();
        Assert.Equal(1, weights.item<float>());
    }

    private static OptimizerHelper Optimizer(Plain model)
    {
        var optimizer = torch.optim.AdamW(model.parameters(), lr: 1e-3, weight_decay: 0.01);
        return optimizer;
    }

    private static void Save(Plain model, OptimizerHelper optimizer, string folder)
    {
        model.save(Path.Combine(folder, "model.dat"));
        optimizer.save_state_dict(Path.Combine(folder, "optimizer.dat"));
        torch.get_rng_state().save(Path.Combine(folder, "random.dat"));
    }

    private static void Load(Plain model, OptimizerHelper optimizer, string folder)
    {
        model.load(Path.Combine(folder, "model.dat"));
        optimizer.load_state_dict(Path.Combine(folder, "optimizer.dat"));
        torch.set_rng_state(torch.Tensor.load(Path.Combine(folder, "random.dat")));
    }

    private static double FirstLoss(torch.nn.Module<torch.Tensor, torch.Tensor> model)
    {
        using var scope = torch.NewDisposeScope();
        var ids = torch.randint(31, [4, 12], torch.int64);
        var logits = model.forward(ids);
        return torch
            .nn.functional.cross_entropy(logits.flatten(0, 1), torch.randint(31, [48], torch.int64))
            .item<float>();
    }

    private static List<float> Steps(Plain model, OptimizerHelper optimizer, int count)
    {
        var losses = new List<float>();
        for (var step = 0; step < count; step++)
        {
            using var scope = torch.NewDisposeScope();
            var (inputs, targets) = Indices.From<Batch, Seq, Plain.Vocab>([3, 14, 15, 9, 26, 5, 3, 5]).ForNextToken();
            var loss = Loss.CrossEntropy(model.Forward(inputs), targets);
            optimizer.zero_grad();
            loss.Raw.backward();
            optimizer.step();
            losses.Add(loss.Raw.item<float>());
        }

        return losses;
    }
}

/// <summary>Wide enough for a tied table of ones to begin far off.</summary>
#pragma warning disable TGPT1020 // What the warning is about is what the page tells.
[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 384, NHeads = 3, NLayers = 1, TieWeights = true)]
internal sealed partial class WideTied;
#pragma warning restore TGPT1020

/// <summary>The same with a table as GPT-2 drew it.</summary>
[GptModel(VocabSize = 31, ContextLength = 12, EmbDim = 384, NHeads = 3, NLayers = 1, TieWeights = true, InitStd = 0.02)]
internal sealed partial class NarrowTied;
