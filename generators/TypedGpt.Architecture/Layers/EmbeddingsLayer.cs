using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The token table with the position table: from token ids to the vectors that the blocks work on.</summary>
internal static class EmbeddingsLayer
{
    public static Dim Vocab(GptSpec spec) =>
        new(
            "Vocab",
            spec.Get(Options.VocabSize),
            "the tokens of the vocabulary",
            Options.VocabSize.Name,
            [],
            Options.VocabSize.Name
        );

    public static Dim Emb(GptSpec spec) =>
        new(
            "Emb",
            spec.Get(Options.EmbDim),
            "the embedding: the vector that stands for a token",
            Options.EmbDim.Name,
            [],
            Options.EmbDim.Name
        );

    public static Member InModel(GraphBuilder builder) =>
        new(
            "InputEmbeddings",
            "embeddings",
            MemberKind.Layer,
            [],
            "Turns token ids into vectors.",
            LayerType: builder.Use(Role.Embeddings),
            Checkpoint: new("transformer.")
        );

    public static LayerNode Layer(GraphBuilder builder)
    {
        var tokens = new Member(
            "Tokens",
            "tokens",
            MemberKind.Embedding,
            ["Vocab", "Emb"],
            "A vector for each token of the vocabulary.",
            Checkpoint: new("wte")
        );
        var positions = new Member(
            "Positions",
            "positions",
            MemberKind.Embedding,
            ["Context", "Emb"],
            "A vector for each position of the context.",
            Checkpoint: new("wpe")
        );
        var dropout = DropoutLayer.Member(
            builder.Spec.Get(Options.DropRateEmb),
            "Zeroes some of the sum while training."
        );
        return LayerNode.Generated(
            nameof(Role.Embeddings),
            Role.Embeddings,
            "Token and position embeddings, added",
            DropoutLayer.WithDropout(dropout, tokens, positions),
            ForwardPass.OfIds(
                (steps, ids) =>
                {
                    var ofTokens = steps.Let("tokens", ids.Through(tokens));
                    var ofPositions = steps.Let("positions", ids.PositionsIn(positions).Through(positions));
                    return ofTokens.Plus(ofPositions).Through(dropout);
                }
            )
        );
    }
}
