using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
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

    public static LayerNode Layer(GraphBuilder builder) =>
        new(
            nameof(Role.Embeddings),
            [],
            Role.Embeddings,
            "Token and position embeddings, added",
            Axes.Ids,
            Axes.Tokens,
            [
                new(
                    "Tokens",
                    "tokens",
                    MemberKind.Embedding,
                    ["Vocab", "Emb"],
                    "A vector for each token of the vocabulary.",
                    Checkpoint: new("wte")
                ),
                new(
                    "Positions",
                    "positions",
                    MemberKind.Embedding,
                    ["Context", "Emb"],
                    "A vector for each position of the context.",
                    Checkpoint: new("wpe")
                ),
                .. DropoutLayer.Members(
                    builder.Spec.Get(Options.DropRateEmb),
                    "Zeroes some of the sum while training."
                ),
            ]
        );

    public static void WriteForward(CodeWriter writer, LayerNode layer) =>
        writer.Method(
            writer.FromIds(layer),
            [
                ("var tokens = Tokens.Forward(ids);", "[Batch, Seq, Emb]"),
                ("var positions = Positions.Forward(ids.Positions<Context>());", "[Seq, Emb]"),
                ($"return scope.Keep({DropoutLayer.Around(layer, "tokens + positions")});", "[Batch, Seq, Emb]"),
            ]
        );
}
