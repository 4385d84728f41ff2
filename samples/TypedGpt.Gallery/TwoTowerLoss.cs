using TypedGpt.Torch;

namespace TypedGpt.Gallery;

/// <summary>Two encoders and their contrastive loss, the other pairs of a batch as negatives (CLIP, Radford et al. 2021).</summary>
[GptModel(VocabSize = 19, ContextLength = 13, EmbDim = 20, NHeads = 4, NLayers = 2, DropRate = 0.1, FeedForwardDim = 28)]
public partial class TwoTowerLoss
{
    /// <summary>The ids that images are made of.</summary>
    [Dim(17)] public partial struct Patches;

    /// <summary>d_e, the space in which images and texts meet.</summary>
    [Dim(10)] public partial struct Joint;

    /// <summary>A vector of length 1 for each sequence of ids below Range.</summary>
    [Layer]
    public sealed partial class Tower<Range>
        where Range : struct, IDim
    {
        public partial Embedding<Range, Emb> Table { get; }
        public partial LayerNorm<Emb> Norm { get; }
        public partial Linear<Emb, Hidden> In { get; }
        public partial Dropout Dropout { get; }
        [Options(Bias = false)] public partial Linear<Hidden, Joint> Project { get; }

        public Tensor<Items, Joint> Forward<Items>(Indices<Items, Seq, Range> ids)
            where Items : struct, IDim
        {
            using var scope = NewScope();

            var features = Norm.Forward(Table.Forward(ids).MeanOfRows());           // [Items, Emb]
            var hidden = Dropout.Forward(In.Forward(features).GeluTanh());          // [Items, Hidden]
            return scope.Keep(Project.Forward(hidden).Normalize());                 // [Items, Joint]
        }
    }

    /// <summary>Figure 3: image i belongs to text i, and to no other.</summary>
    [Layer]
    public sealed partial class Towers
    {
        public partial Tower<Patches> Image { get; }
        public partial Tower<Vocab> Text { get; }
        [Parameter(Init = Init.Ones)] public partial Tensor<One> Temperature { get; }

        public (Tensor<Images, Texts> Scores, Tensor Loss) Forward<Images, Texts>(
            Indices<Images, Seq, Patches> images, Indices<Texts, Seq, Vocab> texts)
            where Images : struct, IDim
            where Texts : struct, IDim
        {
            using var scope = NewScope();

            var cosines = Image.Forward(images).MatMul(Text.Forward(texts).TransposeLast());    // [Images, Texts]
            var scores = cosines * Temperature.Exp().Column(0);                                 // [Images, Texts]
            var turned = scores.TransposeLast();                                                // [Texts, Images]
            var ofImages = Loss.CrossEntropy(scores, scores.MatchingPairs());                   // []
            var ofTexts = Loss.CrossEntropy(turned, turned.MatchingPairs());                    // []
            return (scope.Keep(scores), scope.Keep((ofImages + ofTexts) / 2));                  // [Images, Texts], []
        }
    }
}
