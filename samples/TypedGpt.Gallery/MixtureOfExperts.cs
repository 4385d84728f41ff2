using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>A router sends each token to two of six experts (Shazeer et al. 2017; Mixtral, Jiang et al. 2024).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 20, NHeads = 4, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class MixtureOfExperts
{
    /// <summary>The experts of a layer.</summary>
    [Dim(6)] public partial struct Experts;

    /// <summary>Those that a token is sent to.</summary>
    [Dim(2)] public partial struct Chosen;

    /// <summary>The inside of one expert.</summary>
    [Dim(12)] public partial struct ExpertDim;

    /// <summary>
    /// The sum of gate x expert(x) over the chosen experts, expert(x) being W2 (silu(W1 x) * W3 x). Every expert computes,
    /// which for small ones costs less than sorting tokens.
    /// </summary>
    public sealed partial class FeedForward
    {
        [Options(Bias = false)] public partial Linear<Emb, Experts> Router { get; }
        [Parameter(Init = Init.KaimingUniform)] public partial Tensor<Experts, ExpertDim, Emb> W1 { get; }
        [Parameter(Init = Init.KaimingUniform)] public partial Tensor<Experts, Emb, ExpertDim> W2 { get; }
        [Parameter(Init = Init.KaimingUniform)] public partial Tensor<Experts, ExpertDim, Emb> W3 { get; }

        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
        {
            using var scope = NewScope();

            var (weights, chosen) = Router.Forward(x).Softmax().TopK<Chosen>();         // [Batch, Seq, Chosen], twice
            var gates = weights.DivideRows(weights.Sum());                              // [Batch, Seq, Chosen]

            var each = x.SharedBy<Experts>();                                           // [Batch, Experts, Seq, Emb]
            var gated = each.MatMul(W1.TransposeLast()).Silu();                         // [Batch, Experts, Seq, ExpertDim]
            var inside = gated * each.MatMul(W3.TransposeLast());                       // [Batch, Experts, Seq, ExpertDim]
            var outputs = inside.MatMul(W2.TransposeLast()).TransposeMiddle();          // [Batch, Seq, Experts, Emb]

            var routed = outputs.PickRows(chosen).ScaleRows(gates);                     // [Batch, Seq, Chosen, Emb]
            return scope.Keep(routed.SumOfRows());                                      // [Batch, Seq, Emb]
        }
    }
}
