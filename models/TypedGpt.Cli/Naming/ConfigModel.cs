using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Sources.HuggingFace;
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

    /// <summary>What the generator would make of the class, without a compiler.</summary>
    private static ModelGraph Graph(string text, string path)
    {
        var read = ConfigReader.Read(text);
        if (read.Problems.FirstOrDefault() is { } problem)
        {
            throw new UserError($"{path}({LineOf(text, problem.Start)}): {problem.Kind} {string.Join(", ", problem.Details)}");
        }

        var declaration = new ModelDeclaration(ModelSource.ClassName, "", [], ModelSource.ClassName, [], []);
        var (graph, violations) = Rulebook.Check(new(declaration, read.Arguments, UserReader.Read([], unresolved: [])));
        return graph
            ?? throw new UserError($"{path}: {violations.First(violation => !violation.Rule.IsWarning).Text}");
    }

    private static int LineOf(string text, int place) => 1 + text.AsSpan(0, place).Count('\n');
}
