using TorchSharp;
using TypedGpt.Benchmarks.Model;
using TypedGpt.Models;
using TypedGpt.Torch;
using static TorchSharp.torch;

namespace TypedGpt.Benchmarks.Paired;

/// <summary>
/// One layer of GPT-2 124M as emitted, against the same layer by hand: with many tokens, where torch computes, and with one,
/// where what stands around torch would show.
/// </summary>
internal sealed class LayerComparisons : IDisposable
{
    private const int Rounds = 51;
    private const long Context = 1024;
    private const long Width = 768;
    private const long Heads = 12;
    private const double DropRate = 0.1;

    private readonly Gpt124M.Attention attention = new();
    private readonly HandWrittenAttention attentionByHand = new(Context, Width, Heads, DropRate);
    private readonly Gpt124M.Block block = new();
    private readonly HandWrittenBlock blockByHand = new(Context, Width, Heads, DropRate);

    public IEnumerable<Comparison.Result> Run()
    {
        attention.eval();
        attentionByHand.eval();
        block.eval();
        blockByHand.eval();
        foreach (var (tokens, times) in new[] { (128L, 10), (1L, 100) })
        {
            using var raw = randn(1, tokens, Width);
            var x = TypedGpt.Torch.Tensor.Assume<Batch, Seq, Gpt124M.Emb>(raw);
            yield return Compare(
                $"attention, {tokens} tokens",
                times,
                () => attentionByHand.call(raw).Dispose(),
                () => attention.Forward(x).Raw.Dispose()
            );
            yield return Compare(
                $"block, {tokens} tokens",
                times,
                () => blockByHand.call(raw).Dispose(),
                () => block.Forward(x).Raw.Dispose()
            );
        }
    }

    public void Dispose()
    {
        attention.Dispose();
        attentionByHand.Dispose();
        block.Dispose();
        blockByHand.Dispose();
    }

    /// <summary>A layer alone is too short to time: one sample is <paramref name="times"/> passes.</summary>
    private static Comparison.Result Compare(string name, int times, Action byHand, Action typed)
    {
        return new Comparison($"{name}, {times} times", () => Repeat(byHand), () => Repeat(typed)).Run(Rounds);

        void Repeat(Action pass)
        {
            using var off = no_grad();
            for (var count = 0; count < times; count++)
            {
                pass();
            }
        }
    }
}
