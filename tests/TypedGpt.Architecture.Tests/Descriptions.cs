using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests;

/// <summary>Descriptions of models as tests need them.</summary>
internal static class Descriptions
{
    private static readonly ModelDeclaration Declaration = new("Gpt", "User", [], "User.Gpt", [], []);

    /// <summary>GPT-2 124M with these values instead of its own.</summary>
    public static GptSpec Spec(params Argument[] arguments) =>
        new(Declaration, Arguments.Of([.. arguments, .. Options.Example.Values]), new([], []));

    /// <summary>A layer of the user's without properties.</summary>
    public static UserLayer Layer(string name, string replaces = "", params UserProperty[] properties) =>
        new(name, [], replaces, IsPartial: true, [.. properties], [], [], HasConstructor: false, HasBase: false);

    /// <summary>A partial property of that type.</summary>
    public static UserProperty Property(string name, string type, params string[] arguments) =>
        new(name, "public partial", type, [.. arguments], IsPartial: true, IsGetOnly: true, Arguments.None, null);

    /// <summary>Everything that is emitted for a model, by file.</summary>
    public static IReadOnlyDictionary<string, string> Files(GptSpec spec) =>
        EmittedFiles
            .Of(new(GraphBuilder.Build(spec), HasTorch: true, IsInError: false, Hint: "Gpt"))
            .ToDictionary(file => file.Name, file => file.Text);
}
