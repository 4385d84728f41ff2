using TypedGpt;
using TypedGpt.Torch;

namespace Written;

[GptModel(VocabSize = 61, ContextLength = 24, EmbDim = 48, NHeads = 6, NLayers = 2, FeedForwardDim = 80)]
public partial class Trained
{
    [Layer]
    public sealed partial class Reader
    {
        public partial Embedding<Vocab, Emb> Tokens { get; }
        public partial Embedding<Context, Emb> Positions { get; }
        public partial LayerNorm<Emb> Norm { get; }
        public partial Linear<Emb, Vocab> Head { get; }

        public Tensor<Batch, Seq, Vocab> Forward(Indices<Batch, Seq, Vocab> ids)
        {
            var positions = ids.Positions<Context>();
            var x = Tokens.Forward(ids) + Positions.Forward(positions);
            return Head.Forward(Norm.Forward(x));
        }

        public Tensor<Batch, Seq, Vocab> Tied(Indices<Batch, Seq, Vocab> ids)
        {
            var x = Norm.Forward(Tokens.Forward(ids));
            return x.MatMul(Tokens.Weight.TransposeLast());
        }
    }
}

public static class Steps
{
    public static Tensor OfText(Trained model, Indices<Batch, Seq, Trained.Vocab> text)
    {
        var (inputs, targets) = text.ForNextToken();
        var logits = model.Forward(inputs);
        return Loss.CrossEntropy(logits, targets);
    }

    public static Tensor OfLastToken(
        Trained model,
        Indices<Batch, Seq, Trained.Vocab> text,
        Indices<Batch, Trained.Vocab> next
    )
    {
        var logits = model.Forward(text).Last();
        return Loss.CrossEntropy(logits, next);
    }

    public static Tensor WithoutPadding(Trained model, Indices<Batch, Seq, Trained.Vocab> text)
    {
        var (inputs, targets) = text.ForNextToken();
        var counted = targets.Replace(targets.Where(0), -100);
        return Loss.CrossEntropy(model.Forward(inputs), counted);
    }

    public static Tensor<Batch, Seq> LogProbabilities(Trained model, Indices<Batch, Seq, Trained.Vocab> text)
    {
        var (inputs, targets) = text.ForNextToken();
        return model.Forward(inputs).LogSoftmax().Pick(targets);
    }

    public static Indices<Batch, Seq, Trained.Vocab> Continued(Trained model, Indices<Batch, Seq, Trained.Vocab> text)
    {
        var logits = model.Forward(text.LastPositions(Trained.Context.Size));
        var next = logits.Last().ArgMax();
        return text.Append(next);
    }
}
