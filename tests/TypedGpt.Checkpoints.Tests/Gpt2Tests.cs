using System.Globalization;
using TorchSharp;
using TypedGpt.Checkpoints.Tests.Folders;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>A class written by hand loads GPT-2 as Hugging Face writes it and as OpenAI's file on the hub is.</summary>
public sealed partial class Gpt2Tests
{
    private const float Tolerance = 2e-4f;

    [Theory]
    [InlineData("gpt2")]
    [InlineData("gpt2-hub-names")]
    public void The_stored_weights_give_what_transformers_computed(string name)
    {
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        var folder = SharedData.Checkpoint(name);
        var golden = new Released(folder);
        using var model = TinyGpt2.LoadFrom(folder);

        Assert.False(model.training);
        var ids = Indices.Assume<Batch, Seq, TinyGpt2.Vocab>(golden.Tensors["input_ids"]);
        var x = model.InputEmbeddings.Forward(ids);
        for (var at = 0; at < model.Blocks.Count; at++)
        {
            IsSame(golden, $"hidden_states.{at.ToString(CultureInfo.InvariantCulture)}", x.Raw);
            x = model.Blocks[at].Forward(x);
        }

        IsSame(golden, "hidden_states.3", model.FinalNorm.Forward(x).Raw);
        IsSame(golden, "logits", model.Forward(ids).Raw);
        Assert.Equal(golden.Greedy, Generation.Greedy(model, golden.Prompt, 24, TinyGpt2.Context.Size));
    }

    private static void IsSame(Released golden, string what, torch.Tensor actual) =>
        Assert.Empty(Oracle.Differences(golden.Tensors[what].data<float>().ToArray(), actual, Tolerance, what));
}
