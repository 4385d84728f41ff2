using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using TypedGpt;
using TypedGpt.Torch;

namespace Written;

[GptModel(VocabSize = 61, ContextLength = 24, EmbDim = 48, NHeads = 6, NLayers = 2, FeedForwardDim = 80)]
public partial class Formed
{
    [Dim(4)]
    public partial struct Best;

    public sealed partial class FeedForward
    {
        public partial LayerNorm<Emb> Before { get; }
        public partial Linear<Emb, Hidden> Up { get; }
        public partial Linear<Hidden, Emb> Down { get; }
        public partial Linear<Emb, One> Open { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            var normed = Before.Forward(x);
            Tensor<Batch, Seq, Emb> Changed(Tensor<Batch, Seq, Emb> part) => Down.Forward(Up.Forward(part).Gelu());
            return normed.ScaleRows(Open.Forward(normed).Column(0).Sigmoid()) + Applied(Changed, x);
        }

        public Tensor<Batch, Emb> Summary(Tensor<Batch, Seq, Emb> x, int how) =>
            how switch
            {
                0 => x.Last(),
                1 => x.MeanOfRows(),
                _ => Before.Forward(x).SumOfRows(),
            };

        public Tensor<Batch, Emb> Kept(Tensor<Batch, Seq, Emb> x, Tensor<Batch, Emb>? kept, bool isNew)
        {
            var read = isNew ? x.Last() : x.MeanOfRows();
            return (kept ?? read) + read;
        }

        private static Tensor<Batch, Seq, Emb> Applied(
            Func<Tensor<Batch, Seq, Emb>, Tensor<Batch, Seq, Emb>> step,
            Tensor<Batch, Seq, Emb> x
        ) => step(x);
    }
}

public sealed record Choice(Indices<Batch, Formed.Vocab> Token, Tensor<Batch> Chance);

public static class Uses
{
    public static Choice Chosen(Formed model, Indices<Batch, Seq, Formed.Vocab> text)
    {
        var logits = model.Forward(text).Last();
        var tokens = logits.ArgMax();
        var chances = logits.LogSoftmax();
        return new Choice(tokens, chances.Pick(tokens));
    }

    public static Tensor Trained(Formed model, Indices<Batch, Seq, Formed.Vocab> text)
    {
        var (inputs, targets) = text.ForNextToken();
        return -model.Forward(inputs).LogSoftmax().Pick(targets).Mean().Mean();
    }

    public static Probabilities<Batch, Formed.Vocab> Likely(Tensor<Batch, Formed.Vocab> logits, double temperature)
    {
        var (values, tokens) = (logits / temperature).TopK<Formed.Best>();
        return values.Softmax().ScatterInto(tokens);
    }

    public static Tensor<Batch, Formed.Emb> Summed(IReadOnlyList<Tensor<Batch, Seq, Formed.Emb>> all)
    {
        var sum = all[0].Last();
        foreach (Tensor<Batch, Seq, Formed.Emb> one in all)
        {
            sum += one.MeanOfRows();
        }

        return sum;
    }

    public static List<Tensor<Batch, Seq, Formed.Emb>> Doubled(IReadOnlyList<Tensor<Batch, Seq, Formed.Emb>> all)
    {
        var first = all[0];
        return [first, first * 2, .. all.Select(one => one * 2)];
    }

    public static Tensor<A, B> Centred<A, B>(Tensor<A, B> x)
        where A : struct, IDim
        where B : struct, IDim
    {
        var spread = x - x.MeanOfRows();
        return spread.DivideRows(spread.Square().Sum().Sqrt());
    }

    public static async Task<Tensor<Batch, Seq, Formed.Emb>> Later(
        Formed.FeedForward layer,
        Tensor<Batch, Seq, Formed.Emb> x
    )
    {
        var changed = await Task.Run(() => layer.Forward(x));
        return changed is { } known ? known + x : x;
    }

    public static Tensor<Batch, Formed.Heads, Seq, Formed.HeadDim> Attended(
        Tensor<Batch, Formed.Heads, Seq, Formed.HeadDim> asked,
        Tensor<Batch, Formed.Heads, KeySeq, Formed.HeadDim> found,
        Tensor<Batch, Formed.Heads, KeySeq, Formed.HeadDim> given,
        Tensor<Formed.HeadDim>? shift
    )
    {
        if (shift is { } moved)
        {
            asked += moved;
        }

        var scores = asked.MatMul(found.TransposeLast());
        return scores.Softmax().MatMul(given);
    }
}
