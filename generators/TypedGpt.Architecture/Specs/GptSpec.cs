using System.Linq;
using TypedGpt.Architecture.Layers.Attention;
using TypedGpt.Architecture.Layers.Block;
using TypedGpt.Architecture.Layers.Embeddings;
using TypedGpt.Architecture.Layers.FeedForward;
using TypedGpt.Architecture.Layers.Head;
using TypedGpt.Architecture.Layers.Norms;
using TypedGpt.Architecture.Layers.Positions;
using TypedGpt.Architecture.Layers.User;

namespace TypedGpt.Architecture.Specs;

/// <summary>
/// One model as its user described it: the configuration, split into what each part reads, and the layers and dimensions
/// declared in the class. Made of values only, so that two equal descriptions are equal.
/// </summary>
internal sealed record GptSpec(
    ModelDeclaration Declaration,
    Arguments Arguments,
    int EmbDim,
    EmbeddingsSpec Embeddings,
    PositionsSpec Positions,
    NormsSpec Norms,
    AttentionSpec Attention,
    FeedForwardSpec FeedForward,
    BlockSpec Block,
    HeadSpec Head,
    UserSpec User
)
{
    public static GptSpec Read(ModelDeclaration declaration, Arguments arguments, UserSpec own) =>
        new(
            declaration,
            arguments,
            arguments.Int(Keys.EmbDim),
            EmbeddingsSpec.Read(arguments),
            PositionsSpec.Read(arguments),
            NormsSpec.Read(arguments),
            AttentionSpec.Read(arguments),
            FeedForwardSpec.Read(arguments),
            BlockSpec.Read(arguments),
            HeadSpec.Read(arguments),
            own
        );

    /// <summary>The same model with another value of <paramref name="key"/>.</summary>
    public GptSpec With(string key, int value) =>
        Read(
            Declaration,
            Specs.Arguments.Of([.. Arguments.Values.Where(argument => argument.Name != key), new(key, value)]),
            User
        );
}
