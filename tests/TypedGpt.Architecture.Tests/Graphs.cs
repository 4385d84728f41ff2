using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests;

/// <summary>Descriptions of models: those of a configuration, and those put together by hand.</summary>
internal static class Graphs
{
    /// <summary>The graph of GPT-2 124M, or of another configuration of that form.</summary>
    public static ModelGraph Gpt(params (string Name, object Value)[] values)
    {
        (string Name, object Value)[] gpt2 =
        [
            (nameof(Options.VocabSize), 50257),
            (nameof(Options.ContextLength), 1024),
            (nameof(Options.EmbDim), 768),
            (nameof(Options.NHeads), 12),
            (nameof(Options.NLayers), 12),
            (nameof(Options.DropRate), 0.1),
        ];
        var all = gpt2.Where(given => values.All(value => value.Name != given.Name)).Concat(values);
        return GraphBuilder.Build(
            Spec("Gpt", Arguments.Of(all.Select(value => new Argument(value.Name, Specs.Value.Of(value.Value)))))
        );
    }

    /// <summary>A model called <paramref name="name"/> in the namespace User, with these dimensions and layers, the model first.</summary>
    public static ModelGraph Of(string name, IEnumerable<Dim> dims, params LayerNode[] layers) =>
        new(Spec(name, Arguments.Of([])), dims.ToEquatableArray(), layers.ToEquatableArray());

    /// <summary>A model of these options, as it is printed into the tests of families. It breaks no rule.</summary>
    public static ModelGraph Printed(string name, IEnumerable<(string Name, object Value)> values)
    {
        const string place = "TypedGpt.Families.Tests.Printed";
        var arguments = values.Select(value => new Argument(value.Name, Specs.Value.Of(value.Value)));
        var (graph, violations) = Rulebook.Check(
            new(new(name, place, [], $"{place}.{name}", [], []), Arguments.Of(arguments), new([], []))
        );
        return graph
            ?? throw new InvalidOperationException(string.Join("\n", violations.Select(broken => broken.Text)));
    }

    /// <summary>A dimension with evidence for each product that it is said to be, and for the sum.</summary>
    public static Dim Dim(
        string name,
        long size,
        (string Outer, string Inner)[]? products = null,
        string[]? sections = null
    ) =>
        new(
            name,
            size,
            $"{name} of a test",
            "given",
            (products ?? [])
                .Select(product => Graph.Evidence.Product(name, product.Outer, product.Inner))
                .Concat(sections is null ? [] : [Graph.Evidence.Sum(name, sections.ToEquatableArray())])
                .ToEquatableArray()
        );

    /// <summary>The source files of a model.</summary>
    public static IReadOnlyList<EmittedFile> Emitted(ModelGraph graph) =>
        [.. EmittedFiles.Of(new(graph, HasTorch: true, IsInError: false, Hint: graph.Model.Name))];

    /// <summary>The body of a pass, as torch code.</summary>
    public static string Printed(ForwardPass pass)
    {
        var writer = new CodeWriter([]);
        Emission.TorchForward.Write(writer, pass);
        var lines = writer.ToString().Split('\n');
        return string.Join("\n", lines[4..^2].Select(line => line.Length > 4 ? line[4..] : line));
    }

    private static GptSpec Spec(string name, Arguments arguments) =>
        new(new(name, "User", [], $"User.{name}", [], []), arguments, new([], []));
}
