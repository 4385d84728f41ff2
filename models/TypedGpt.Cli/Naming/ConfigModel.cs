using System.Text.Json;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.Cli.Compiling;

namespace TypedGpt.Cli.Naming;

/// <summary>The model of a config.json. Its layers are described without a compiler; its class is compiled when it runs.</summary>
internal static class ConfigModel
{
    /// <summary>What such a file is called.</summary>
    public const string FileName = ModelSource.ConfigName;

    /// <summary>The model of that file.</summary>
    /// <param name="path">The config.json.</param>
    /// <param name="weights">Where its weights lie; null where it comes without.</param>
    /// <exception cref="UserError">The file cannot be read.</exception>
    public static NamedModel Of(string path, string? weights)
    {
        var text = Read(path);
        var graph = new Lazy<ModelGraph>(() => Graph(text, path));
        return new(
            Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!,
            $"read from {FileName}",
            () => graph.Value,
            () =>
            {
                _ = graph.Value;
                return CompiledModel.Of(new(text), ModelCache.OfUser);
            }
        )
        {
            Weights = weights,
            Config = path,
        };
    }

    private static string Read(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot read {path}: {error.Message}");
        }
    }

    private static ModelGraph Graph(string text, string path)
    {
        using var json = JsonDocument.Parse(text);
        var root = json.RootElement;
        int Int(string key) => root.GetProperty(key).GetInt32();
        var arguments = Arguments.Of([
            new("VocabSize", new Value.Integer(Int("vocab_size"))),
            new("ContextLength", new Value.Integer(Int("n_positions"))),
            new("EmbDim", new Value.Integer(Int("n_embd"))),
            new("NHeads", new Value.Integer(Int("n_head"))),
            new("NLayers", new Value.Integer(Int("n_layer"))),
            new("QkvBias", new Value.Flag(true)),
            new("TieWeights", new Value.Flag(true)),
        ]);
        var declaration = new ModelDeclaration(ModelSource.ClassName, "", [], ModelSource.ClassName, [], []);
        var user = TypedGpt.Architecture.Sources.UserReader.Read([], unresolved: []);
        var (graph, violations) = Rulebook.Check(new(declaration, arguments, user));
        return graph ?? throw new UserError($"{path}: {violations.First(violation => !violation.Rule.IsWarning).Text}");
    }
}
