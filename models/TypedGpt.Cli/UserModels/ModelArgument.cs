using TypedGpt.Architecture.Rules;
using TypedGpt.Cli.Naming;

namespace TypedGpt.Cli.UserModels;

/// <summary>
/// A model of the user's own, as an argument says it: <c>bin/my.dll:Letters</c>, or the folder or file of a project, which is
/// built first. The class can be left out where there is one model only.
/// </summary>
/// <param name="Path">The assembly, project or folder.</param>
/// <param name="Class">The class, with or without its namespace; empty where it is left out.</param>
internal sealed record ModelArgument(string Path, string Class)
{
    /// <summary>Reads an argument; null where it names no assembly and no project.</summary>
    public static ModelArgument? Parse(string text)
    {
        if (IsProgram(text))
        {
            return new(text, "");
        }

        // A drive has a colon as well, which is never the last one before a class.
        var colon = text.LastIndexOf(':');
        return colon > 0 && IsProgram(text[..colon]) ? new(text[..colon], text[(colon + 1)..]) : null;
    }

    /// <summary>Loads the class; builds its project first where the argument names one.</summary>
    /// <exception cref="UserError">There is no such class, or several could be meant.</exception>
    public NamedModel Find()
    {
        var assembly = Path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) ? Path : UserProject.Build(Path);
        var models = UserAssembly.Models(assembly);
        var file = System.IO.Path.GetFileName(assembly);
        if (models.Count == 0)
        {
            throw new UserError($"{file} has no class with [GptModel].");
        }

        var names = string.Join(", ", models.Select(model => model.Name));
        var found = models.Where(model => Class.Length == 0 || model.Name == Class || model.FullName == Class).ToList();
        return found switch
        {
            [var model] => new(model.Name, $"of {file}", () => ModelReader.Read(model), () => model),
            [] => throw new UserError(
                $"{file} has no model '{Class}'. {(Nearest.Word(Class, models.Select(model => model.Name)) is { } near ? $"Did you mean '{near}'? " : "")}Models: {names}."
            ),
            _ => throw new UserError($"{file} has several models: {names}. Say which one: {Path}:{found[0].Name}."),
        };
    }

    /// <summary>Whether a path is an assembly, a project, or the folder of one.</summary>
    private static bool IsProgram(string path) =>
        Directory.Exists(path)
            ? Directory.EnumerateFiles(path, "*.csproj").Any()
            : (
                path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
                || path.EndsWith(".csproj", StringComparison.OrdinalIgnoreCase)
            ) && File.Exists(path);
}
