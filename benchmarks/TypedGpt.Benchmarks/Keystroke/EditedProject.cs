using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Benchmarks.Keystroke;

/// <summary>A project of models with layers of their own, and an edit inside one of the layers.</summary>
internal static class EditedProject
{
    private static readonly IReadOnlyList<MetadataReference> References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    public static CSharpCompilation Create(int models) =>
        CSharpCompilation.Create(
            "User",
            [.. Enumerable.Range(0, models).Select(at => Model(at, edit: 0))],
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                nullableContextOptions: NullableContextOptions.Enable
            )
        );

    /// <summary>The file of one model after so many edits in its feed-forward layer.</summary>
    public static SyntaxTree Model(int at, int edit) =>
        CSharpSyntaxTree.ParseText(
            $$"""
            using System;
            using TypedGpt;
            using TypedGpt.Torch;

            namespace User.Models;

            [GptModel(VocabSize = 50257, ContextLength = 1024, EmbDim = 768, NHeads = 12, NLayers = 12)]
            public partial class Gpt{{at}}
            {
                [Dim(8)]
                public partial struct Rank;

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
                        var scores = queries.MatMul(keys.TransposeLast()) / Math.Sqrt(HeadDim.Size);
                        var weights = scores.MaskedFill(Mask.For(scores)).Softmax();
                        return Output.Forward(weights.MatMul(values).TransposeMiddle().Flatten(ValueWidth.IntoHeads));
                    }
                }

                public sealed partial class FeedForward
                {
                    public partial Linear<Emb, Hidden> In { get; }
                    public partial Linear<Hidden, Rank> Narrow { get; }
                    public partial Linear<Rank, Emb> Out { get; }

                    public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
                    {
                        var wide = In.Forward(x).GeluTanh() * {{edit}}.5;
                        return Out.Forward(Narrow.Forward(wide));
                    }
                }
            }
            """,
            path: $"Gpt{at}.cs"
        );
}
