using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>The model's class as a torch module: what it is made of, and the forward pass from ids to logits.</summary>
internal static class ModelFile
{
    public const string Base = " : global::TypedGpt.Torch.GptModule";

    /// <summary>The signature of the forward pass that torch asks a module for.</summary>
    public const string Raw =
        "public override global::TorchSharp.torch.Tensor forward(global::TorchSharp.torch.Tensor input)";

    public const string LoadFrom = nameof(LoadFrom);

    private static readonly string[] LoadFromParameters =
    [
        "string path",
        "global::TorchSharp.torch.Device? device = null",
        "global::TorchSharp.torch.ScalarType? type = null",
        "global::System.IProgress<double>? progress = null",
    ];

    /// <summary>What loads a checkpoint, without a body.</summary>
    public static string LoadFromSignature(string model) =>
        $"public static {model} {LoadFrom}({string.Join(", ", LoadFromParameters)})";

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
        WriteLoading(writer, graph.Spec.Declaration.Name);
    }

    private static void WriteLoading(CodeWriter writer, string name)
    {
        writer.Gap();
        writer.Doc(
            "The model with the weights of a checkpoint, in evaluation. All is checked first, and nothing is drawn."
        );
        writer.Line(
            "/// <param name=\"path\">A folder as Hugging Face has them, a .safetensors file, or the index of several.</param>"
        );
        writer.Line(
            "/// <param name=\"device\">Where the parameters are to be; left out, the machine's memory.</param>"
        );
        writer.Line("/// <param name=\"type\">Their type; left out, float32.</param>");
        writer.Line("/// <param name=\"progress\">Is told which share is copied, from 0 to 1.</param>");
        writer.Line(
            "/// <exception cref=\"global::TypedGpt.Torch.CheckpointException\">The checkpoint is damaged, or it does not fit.</exception>"
        );
        writer.Line(CodeWriter.GeneratedCode);
        writer.Line(LoadFromSignature(name) + " =>");
        writer.Line(
            $"    ~CheckpointFolder.Load(path, static () => new {name}(), {WeightsFile.Table}, {WeightsFile.Layout}, device, type, progress);"
        );
    }
}
