using TorchSharp;
using TorchSharp.Modules;
using TypedGpt.Benchmarks.Model;
using TypedGpt.Models;
using TypedGpt.Torch;
using static TorchSharp.torch;

namespace TypedGpt.Benchmarks.Paired;

/// <summary>GPT-2 124M as emitted, against the same model written by hand with TorchSharp.</summary>
internal sealed class ModelComparisons : IDisposable
{
    private const int Rounds = 15;
    private const long Length = 128;
    private const double LearningRate = 1e-4;

    private readonly Gpt124M typed = new();
    private readonly HandWrittenGpt byHand = new(50257, 1024, 768, heads: 12, layers: 12, dropRate: 0.1);
    private readonly AdamW typedOptimizer;
    private readonly AdamW handOptimizer;
    private readonly torch.Tensor ids = randint(0, 50257, [1, Length + 1], dtype: int64);
    private readonly torch.Tensor inputs;
    private readonly torch.Tensor targets;

    public ModelComparisons()
    {
        typedOptimizer = optim.AdamW(typed.parameters(), LearningRate);
        handOptimizer = optim.AdamW(byHand.parameters(), LearningRate);
        inputs = ids.narrow(1, 0, Length).contiguous();
        targets = ids.narrow(1, 1, Length).contiguous();
    }

    public IEnumerable<Comparison.Result> Run()
    {
        typed.eval();
        byHand.eval();
        yield return new Comparison("GPT-2 124M, inference, 128 tokens", InferByHand, InferTyped).Run(Rounds);

        typed.train();
        byHand.train();
        yield return new Comparison("GPT-2 124M, training step, 128 tokens", TrainByHand, TrainTyped).Run(Rounds);
    }

    public void Dispose()
    {
        typed.Dispose();
        byHand.Dispose();
        typedOptimizer.Dispose();
        handOptimizer.Dispose();
        ids.Dispose();
        inputs.Dispose();
        targets.Dispose();
    }

    private void InferByHand()
    {
        using var off = no_grad();
        byHand.call(inputs).Dispose();
    }

    private void InferTyped()
    {
        using var off = no_grad();
        typed.Forward(Indices.Assume<Batch, Seq, Gpt124M.Vocab>(inputs)).Raw.Dispose();
    }

    private void TrainByHand()
    {
        using var scope = NewDisposeScope();
        handOptimizer.zero_grad();
        var logits = byHand.call(inputs);
        var loss = nn.functional.cross_entropy(logits.view(-1, 50257), targets.view(-1));
        loss.backward();
        handOptimizer.step();
    }

    private void TrainTyped()
    {
        using var scope = NewDisposeScope();
        typedOptimizer.zero_grad();
        var logits = typed.Forward(Indices.Assume<Batch, Seq, Gpt124M.Vocab>(inputs));
        var loss = Loss.CrossEntropy(logits, Indices.Assume<Batch, Seq, Gpt124M.Vocab>(targets));
        loss.Raw.backward();
        typedOptimizer.step();
    }
}
