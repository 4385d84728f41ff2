using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>The model's class as a torch module: what it is made of, and the forward pass from ids to logits.</summary>
internal static class ModelFile
{
    public const string Base = " : global::TypedGpt.Torch.GptModule";

    /// <summary>The signature of the forward pass that torch asks a module for.</summary>
    public const string Raw =
        "public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)";

    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        LayerFile.WriteConstructor(writer, graph.Model);
        LayerFile.WriteProperties(writer, graph.Model);

        writer.Gap();
        writer.Doc(LayerFile.Summary(graph.Model));
        writer.Line(
            "/// <exception cref=\"global::TypedGpt.ShapeException\">There are more positions than Context.</exception>"
        );
        writer.Line(CodeWriter.GeneratedCode);
        TorchForward.Write(writer, graph.Model.Forward!);

        writer.Gap();
        writer.Doc("The same for torch code: int64 ids of two axes to logits of three.");
        writer.Line("/// <exception cref=\"global::TypedGpt.ShapeException\">The ids are of another rank.</exception>");
        writer.Line(CodeWriter.GeneratedCode);
        writer.Line($"{Raw} =>");
        writer.Line("    Forward(~Indices.Assume<~Batch, ~Seq, Vocab>(input)).Raw;");
    }
}
