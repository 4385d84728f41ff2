using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>Keys and values of all heads out of one narrow vector (DeepSeek-V2, DeepSeek-AI 2024, section 2.1).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 20, NHeads = 4, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class MultiHeadLatentAttention
{
    /// <summary>d_c, the width of the vector that a cache would hold.</summary>
    [Dim(9)] public partial struct Latent;

    /// <summary>Half of the rotary part.</summary>
    [Dim(3)] public partial struct Half;

    /// <summary>d_h^R, the part of queries and keys that knows positions.</summary>
    [Dim(typeof(Two), typeof(Half))] public partial struct Turned;

    /// <summary>d_h + d_h^R, a whole query or key of one head.</summary>
    [DimSum(typeof(HeadDim), typeof(Turned))] public partial struct Whole;

    /// <summary>The queries of all heads, side by side.</summary>
    [Dim(typeof(Heads), typeof(Whole))] public partial struct Queries;

    /// <summary>Equations 9 to 19, the queries not compressed.</summary>
    public sealed partial class Attention
    {
        [Options(Bias = false)] public partial Linear<Emb, Latent> Down { get; }           // W^DKV
        public partial RmsNorm<Latent> LatentNorm { get; }                                 // section 3.1.2
        [Options(Bias = false)] public partial Linear<Latent, KeyWidth> UpKey { get; }     // W^UK
        [Options(Bias = false)] public partial Linear<Latent, ValueWidth> UpValue { get; } // W^UV
        [Options(Bias = false)] public partial Linear<Emb, Turned> SharedKey { get; }      // W^KR
        [Options(Bias = false)] public partial Linear<Emb, Queries> Query { get; }         // W^Q and W^QR
        [Options(Bias = false)] public partial Linear<ValueWidth, Emb> Output { get; }     // W^O
        [Options(Theta = 10000)] public partial Rotary<Turned, Half> Rotary { get; }
        public partial CausalMask<Context> Mask { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> h)
        {
            using var scope = NewScope();

            var c = LatentNorm.Forward(Down.Forward(h));                                        // [Batch, Seq, Latent]
            var keyC = UpKey.Forward(c).Unflatten(KeyWidth.IntoHeads).TransposeMiddle();        // [Batch, Heads, Seq, HeadDim]
            var values = UpValue.Forward(c).Unflatten(ValueWidth.IntoHeads).TransposeMiddle();  // [Batch, Heads, Seq, ValueDim]
            var keyR = Rotary.Forward(SharedKey.Forward(h)).SharedBy<Heads>();                  // [Batch, Heads, Seq, Turned]
            var queries = Query.Forward(h).Unflatten(Queries.IntoHeads).TransposeMiddle();      // [Batch, Heads, Seq, Whole]
            var (queryC, queryR) = queries.Split(Whole.IntoSections);                           // [.., Seq, HeadDim], [.., Seq, Turned]
            var q = queryC.Concat(Rotary.Forward(queryR), Whole.IntoSections);                  // [Batch, Heads, Seq, Whole]
            var k = keyC.Concat(keyR, Whole.IntoSections).AsKeys();                             // [Batch, Heads, KeySeq, Whole]

            var scores = q.MatMul(k.TransposeLast()) / Math.Sqrt(Whole.Size);                   // [Batch, Heads, Seq, KeySeq]
            var weights = scores.MaskedFill(Mask.For(scores)).Softmax();                        // [Batch, Heads, Seq, KeySeq]
            var o = weights.MatMul(values.AsKeys()).TransposeMiddle();                          // [Batch, Seq, Heads, ValueDim]
            return scope.Keep(Output.Forward(o.Flatten(ValueWidth.IntoHeads)));                 // [Batch, Seq, Emb]
        }
    }
}
