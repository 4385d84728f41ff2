namespace TypedGpt.Generators.Tests.Harness;

/// <summary>Layers as a user writes them, all right, for tests that put one mistake into them.</summary>
internal static class WrittenModels
{
    public const string Attention = """
            public sealed partial class Attention
            {
                public partial Linear<Emb, QueryWidth> Query { get; }
                public partial Linear<Emb, KeyWidth> Key { get; }
                public partial Linear<Emb, ValueWidth> Value { get; }
                public partial Linear<ValueWidth, Emb> Output { get; }
                public partial CausalMask<Context> Mask { get; }

                public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
                {
                    var queries = Query.Forward(x).Unflatten(QueryWidth.IntoHeads).TransposeMiddle();
                    var keys = Key.Forward(x).Unflatten(KeyWidth.IntoHeads).TransposeMiddle().AsKeys();
                    var values = Value.Forward(x).Unflatten(ValueWidth.IntoHeads).TransposeMiddle().AsKeys();

                    var scores = queries.MatMul(keys.TransposeLast()) / System.Math.Sqrt(HeadDim.Size);
                    var weights = scores.MaskedFill(Mask.For(scores)).Softmax();
                    var mixed = weights.MatMul(values).TransposeMiddle();
                    return Output.Forward(mixed.Flatten(ValueWidth.IntoHeads));
                }
            }
        """;

    public const string FeedForward = """
            public sealed partial class FeedForward
            {
                public partial Linear<Emb, Hidden> In { get; }
                public partial Linear<Hidden, Emb> Out { get; }

                public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Out.Forward(In.Forward(x).GeluTanh());
            }
        """;

    public const string Embeddings = """
            [Layer]
            public sealed partial class Tables
            {
                public partial Embedding<Vocab, Emb> Tokens { get; }
                public partial Embedding<Context, Emb> Places { get; }

                public Tensor<Batch, Seq, Emb> Forward(Indices<Batch, Seq, Vocab> ids)
                {
                    var positions = Places.Forward(ids.Positions<Context>());
                    return Tokens.Forward(ids) + positions;
                }
            }
        """;

    public const string Training = """
            public static Tensor Train(Gpt model, Indices<Batch, Seq, Vocab> ids)
            {
                var (inputs, targets) = ids.ForNextToken();
                var logits = model.Forward(inputs);
                return Loss.CrossEntropy(logits, targets);
            }
        """;

    /// <summary>A program of top-level statements that trains the model of another file.</summary>
    public const string Program = """
        using TypedGpt;
        using TypedGpt.Torch;
        using User;
        using static User.Gpt;

        var model = new Gpt();
        var ids = Indices.From<Batch, Seq, Vocab>([1, 2, 3]);
        var (inputs, targets) = ids.ForNextToken();
        var logits = model.Forward(inputs);
        var loss = Loss.CrossEntropy(logits, targets);
        System.Console.WriteLine(loss);
        """;

    /// <summary>The model with these members.</summary>
    public static string Model(string members) => Compilations.Model(body: members);

    /// <summary>A method of the model, in which <c>x</c> is [Batch, Seq, Emb], <c>h</c> [Batch, Seq, Hidden], <c>f</c> a feed-forward layer.</summary>
    public static string Method(string body) =>
        Model(
            FeedForward
                + $$"""

                    public static Tensor<Batch, Seq, Emb> Use(FeedForward f, Tensor<Batch, Seq, Emb> x, Tensor<Batch, Seq, Hidden> h)
                    {
                        {{body}}
                    }
                """
        );

    /// <summary>A text with one place of it changed.</summary>
    public static string Changed(this string text, string old, string other)
    {
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"There is no {old}");
        return text[..at] + other + text[(at + old.Length)..];
    }
}
