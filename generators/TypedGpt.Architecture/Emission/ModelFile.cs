using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>The model's class as a torch module: what it is made of, and the forward pass from ids to logits.</summary>
internal static class ModelFile
{
    /// <summary>Where the shapes stand: one past the longest line of the forward pass.</summary>
    private const int Column = 55;

    public const string Base = " : global::TypedGpt.Torch.GptModule";

    /// <summary>The signature of the forward pass that torch asks a module for.</summary>
    public const string Raw =
        "public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)";

    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        LayerFile.WriteConstructor(writer, graph.Model);
        LayerFile.WriteProperties(writer, graph.Model);

        writer.Gap();
        writer.Doc($"{graph.Model.Summary}. {Axes.Text(Axes.Ids)} to {Axes.Text(Axes.Logits)}.");
        writer.Line(
            "/// <exception cref=\"global::TypedGpt.ShapeException\">There are more positions than Context.</exception>"
        );
        writer.Line(CodeWriter.GeneratedCode);
        writer.Braces(
            "public " + writer.FromIds(graph.Model),
            () =>
            {
                writer.Line("using var scope = NewScope();");
                writer.Line("");
                Shaped("var x = InputEmbeddings.Forward(ids);", Axes.Tokens, indent: 0);
                writer.Braces(
                    "foreach (var block in Blocks)",
                    () => Shaped("x = x.ReplacedBy(block.Forward(x));", Axes.Tokens, indent: 4)
                );
                writer.Line("");
                Shaped("return scope.Keep(Head.Forward(FinalNorm.Forward(x)));", Axes.Logits, indent: 0);
            }
        );

        writer.Gap();
        writer.Doc("The same for torch code: int64 ids of two axes to logits of three.");
        writer.Line("/// <exception cref=\"global::TypedGpt.ShapeException\">The ids are of another rank.</exception>");
        writer.Line(CodeWriter.GeneratedCode);
        writer.Line($"{Raw} =>");
        writer.Line("    Forward(~Indices.Assume<~Batch, ~Seq, Vocab>(input)).Raw;");

        void Shaped(string code, EquatableArray<string> shape, int indent) =>
            writer.Line($"{code.PadRight(Column - indent)}// {Axes.Text(shape)}");
    }
}
