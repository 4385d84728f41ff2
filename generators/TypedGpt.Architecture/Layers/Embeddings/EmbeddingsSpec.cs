using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Embeddings;

/// <summary>What the embeddings read from the configuration.</summary>
internal sealed record EmbeddingsSpec(int VocabSize, double DropRate)
{
    public static EmbeddingsSpec Read(Arguments arguments) =>
        new(
            arguments.Int(Keys.VocabSize),
            arguments.Double(Keys.DropRateEmb, otherwise: arguments.Double(Keys.DropRate))
        );
}
