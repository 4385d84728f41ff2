using System.Globalization;
using TorchSharp;
using TypedGpt.Families.Tests.Printed;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Families.Tests;

/// <summary>What is printed of ops computes what transformers computes with the same weights: after each block, and the logits.</summary>
public sealed class GoldenTests : IDisposable
{
    private const float Tolerance = 2e-4f;

    private readonly DisposeScope scope = torch.NewDisposeScope();

    public void Dispose() => scope.Dispose();

    [Fact]
    public void Llama_is_that_of_transformers()
    {
        var (model, released) = (new Llama(), new Released("llama"));
        released.LoadInto(model, Layouts.Llama);
        IsSame<Llama.Vocab, Llama.Emb>(
            released,
            model,
            model.InputEmbeddings.Forward,
            [.. model.Blocks.Select<Llama.Block, Pass<Llama.Emb>>(block => block.Forward)],
            x => model.FinalNorm.Forward(x)
        );
    }

    [Fact]
    public void Gemma_2_is_that_of_transformers()
    {
        var (model, released) = (new Gemma2(), new Released("gemma2"));
        released.LoadInto(model, Layouts.Gemma2);
        IsSame<Gemma2.Vocab, Gemma2.Emb>(
            released,
            model,
            model.InputEmbeddings.Forward,
            [.. model.Blocks.Select<Gemma2.Block, Pass<Gemma2.Emb>>(block => block.Forward)],
            x => model.FinalNorm.Forward(x)
        );
    }

    [Fact]
    public void DeepSeek_V3_is_that_of_transformers()
    {
        var (model, released) = (new DeepSeekV3(), new Released("deepseek-v3"));
        released.LoadInto(model, Layouts.DeepSeekV3(DeepSeekV3.Heads.Size, DeepSeekV3.ContentDim.Size));
        IsSame<DeepSeekV3.Vocab, DeepSeekV3.Emb>(
            released,
            model,
            model.InputEmbeddings.Forward,
            [.. model.Blocks.Select<DeepSeekV3.Block, Pass<DeepSeekV3.Emb>>(block => block.Forward)],
            x => model.FinalNorm.Forward(x)
        );
    }

    [Fact]
    public void Mixtral_is_that_of_transformers()
    {
        var (model, released) = (new Mixtral(), new Released("mixtral"));
        released.LoadInto(model, Layouts.Mixtral);
        IsSame<Mixtral.Vocab, Mixtral.Emb>(
            released,
            model,
            model.InputEmbeddings.Forward,
            [.. model.Blocks.Select<Mixtral.Block, Pass<Mixtral.Emb>>(block => block.Forward)],
            x => model.FinalNorm.Forward(x)
        );
    }

    private delegate Tensor<Batch, Seq, Emb> Pass<Emb>(Tensor<Batch, Seq, Emb> x)
        where Emb : struct, IDim;

    private static void IsSame<Vocab, Emb>(
        Released released,
        GptModule model,
        Func<Indices<Batch, Seq, Vocab>, Tensor<Batch, Seq, Emb>> embeddings,
        IReadOnlyList<Pass<Emb>> blocks,
        Pass<Emb> finalNorm
    )
        where Vocab : struct, IDim
        where Emb : struct, IDim
    {
        using var off = torch.no_grad();
        model.eval();
        var x = embeddings(Indices.Assume<Batch, Seq, Vocab>(released.Golden["input_ids"]));
        for (var at = 0; at < blocks.Count; at++)
        {
            IsSame(released, $"hidden_states.{at.ToString(CultureInfo.InvariantCulture)}", x.Raw);
            x = blocks[at](x);
        }

        IsSame(released, $"hidden_states.{blocks.Count.ToString(CultureInfo.InvariantCulture)}", finalNorm(x).Raw);
        IsSame(released, "logits", model.forward(released.Golden["input_ids"]));

        var before = LiveTensors.Count;
        model.forward(released.Golden["input_ids"]).Dispose();
        Assert.Equal(before, LiveTensors.Count);
    }

    private static void IsSame(Released released, string what, torch.Tensor actual) =>
        Assert.Empty(Oracle.Differences(released.Golden[what].data<float>().ToArray(), actual, Tolerance, what));
}
