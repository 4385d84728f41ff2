using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Specs;
using TypedGpt.Cli.Compiling;
using TypedGpt.Torch;

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
        return Of(
            Read(path),
            path,
            Path.GetFileName(Path.GetDirectoryName(Path.GetFullPath(path)))!,
            $"read from {FileName}",
            weights,
            config: path
        );
    }

    /// <summary>The model of a GGUF file, which says as much as a config.json.</summary>
    /// <exception cref="UserError">The file is damaged or of another kind.</exception>
    public static NamedModel OfGguf(string file)
    {
        try
        {
            var text = GgufConfiguration.Read(file);
            return Of(text, file, Path.GetFileNameWithoutExtension(file), "read from GGUF", file, config: null);
        }
        catch (CheckpointException wrong)
        {
            throw new UserError(wrong.Message.Split('\n')[0]);
        }
    }

    private static NamedModel Of(
        string text,
        string path,
        string name,
        string description,
        string? weights,
        string? config
    )
    {
        var graph = new Lazy<ModelGraph>(() => Graph(text, path));
        return new(
            name,
            description,
            () => graph.Value,
            () =>
            {
                _ = graph.Value;
                return CompiledModel.Of(new(text), ModelCache.OfUser);
            }
        )
        {
            Weights = weights,
            Config = config,
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

    /// <summary>What the generator makes of the class, without a compiler.</summary>
    private static ModelGraph Graph(string text, string path)
    {
        var config = ConfigFile.Of(path, text);
        var declaration = new ModelDeclaration(ModelSource.ClassName, "", [], ModelSource.ClassName, [], []);
        var spec = new GptSpec(declaration, config.Arguments, UserReader.Read([], unresolved: []))
        {
            ConfigProblems = config.Problems,
        };
        var (graph, violations) = Rulebook.Check(spec);
        return graph ?? throw Refused(violations.First(violation => !violation.Rule.IsWarning));

        UserError Refused(Violation violation) =>
            new(
                violation.Place is { } place
                    ? $"{path}({1 + text.AsSpan(0, place.Start).Count('\n')}): {violation.Text}"
                    : $"{path}: {violation.Text}"
            );
    }
}
