using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The token table with what families do to its rows, and the position table: from token ids to the vectors that the blocks work on.</summary>
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
            LayerType: builder.Use(Role.Embeddings)
        );

    /// <summary>The dimension of the token table's rows, and of what the head takes.</summary>
    public static string RowOf(GptSpec spec) =>
        spec.Get(ScaleOptions.TokenDim) is null ? "Emb" : ScaleOptions.TokenDim.Name;

    /// <summary>The dimensions of tables that are not those of the model.</summary>
    public static IEnumerable<Dim> OfTables(GptSpec spec)
    {
        if (spec.Get(ScaleOptions.TokenDim) is { } width)
        {
            var name = ScaleOptions.TokenDim.Name;
            yield return new(name, width, "a row of the token table", name, [], name);
        }

        if (
            spec.Positions() == PositionChoice.Learned
            && spec.Get(PositionOptions.PositionOffset) is > 0 and var offset
        )
        {
            yield return new(
                "PositionRows",
                (long)spec.Get(Options.ContextLength) + offset,
                "the rows of the position table, of which the first are of no position",
                $"{Options.ContextLength.Name} + {PositionOptions.PositionOffset.Name}",
                []
            );
        }
    }

    public static LayerNode Layer(GraphBuilder builder)
    {
        var spec = builder.Spec;
        var row = RowOf(spec);
        var tokens = new Member(
            "Tokens",
            "tokens",
            MemberKind.Embedding,
            ["Vocab", row],
            "A vector for each token of the vocabulary."
        );
        var projectIn =
            row == "Emb"
                ? null
                : new Member(
                    "ProjectIn",
                    "project_in",
                    MemberKind.Linear,
                    [row, "Emb"],
                    "Brings the rows of the token table to the embedding width."
                );
        var offset = spec.Get(PositionOptions.PositionOffset);
        var positions =
            spec.Positions() == PositionChoice.Learned
                ? new Member(
                    "Positions",
                    "positions",
                    MemberKind.Embedding,
                    [offset > 0 ? "PositionRows" : "Context", "Emb"],
                    "A vector for each position of the context."
                )
                : null;
        var norm = spec.Get(NormOptions.EmbNorm)
            ? NormsLayer.InLayer(builder, "Norm", "norm", "Normalizes what the blocks read.")
            : null;
        Factor? scale =
            spec.Get(ScaleOptions.EmbScaleRoot) ? new Factor.RootOf("Emb")
            : spec.Get(ScaleOptions.EmbScale) is { } number ? new Factor.Number(number)
            : null;
        var dropout = DropoutLayer.Member(
            spec.Get(Options.DropRateEmb),
            positions is null ? "Zeroes some of the numbers while training." : "Zeroes some of the sum while training."
        );
        return LayerNode.Generated(
            nameof(Role.Embeddings),
            Role.Embeddings,
            positions is null ? "A vector for each token" : "Token and position embeddings, added",
            new[] { tokens, projectIn, positions, norm, dropout }.OfType<Member>().ToEquatableArray(),
            ForwardPass.OfIds(
                (steps, ids) =>
                {
                    var ofTokens = ids.Through(tokens).ScaledBy(scale).Through(projectIn);
                    if (positions is null)
                    {
                        return ofTokens.Through(norm).Through(dropout);
                    }

                    ofTokens = steps.Let("tokens", ofTokens);
                    var ofPositions = steps.Let("positions", ids.PositionsIn(positions, offset).Through(positions));
                    return ofTokens.Plus(ofPositions).Through(norm).Through(dropout);
                }
            )
        );
    }
}
