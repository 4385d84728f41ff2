using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The model itself: embeddings, the blocks, a norm and the head.</summary>
internal static class ModelLayer
{
    public static LayerNode Layer(GraphBuilder builder)
    {
        var embeddings = EmbeddingsLayer.InModel(builder);
        var blocks = BlockLayer.InModel(builder);
        var norm = NormsLayer.Final(builder);
        var projection = HeadLayer.Projection(builder.Spec);
        var head = HeadLayer.InModel(builder);
        return LayerNode.Generated(
            builder.Spec.Declaration.Name,
            Role.Model,
            "The whole model: from token ids to the logits of the next token at each position",
            new[] { embeddings, blocks, norm, projection, head }.OfType<Member>().ToEquatableArray(),
            ForwardPass.OfIds(
                (steps, ids) =>
                {
                    var x = steps.Let("x", ids.Through(embeddings, gives: Axes.Tokens));
                    x = steps.Replace(x, x.Through(blocks));
                    steps.Gap();
                    return x.Through(norm)
                        .Through(projection)
                        .Through(head)
                        .ScaledBy(builder.Spec.Get(ScaleOptions.LogitScale) ?? 1)
                        .SoftCapped(builder.Spec.Get(ScaleOptions.LogitSoftCap));
                }
            )
        );
    }
}
