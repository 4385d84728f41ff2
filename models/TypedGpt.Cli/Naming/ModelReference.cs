using TypedGpt.Architecture.Rules;
using TypedGpt.Cli.UserModels;
using TypedGpt.Models;

namespace TypedGpt.Cli.Naming;

/// <summary>
/// The one grammar of MODEL: a class that comes along by name or alias, a class of the user's own (an assembly, or a project
/// that is built), a folder with a config.json, a config.json, a file of weights beside one, or a .gguf file. A name that comes along is that class; a folder of this name is written <c>./gpt2</c>.
/// </summary>
internal static class ModelReference
{
    /// <summary>The model that these words name.</summary>
    /// <exception cref="UserError">There is none, or none that can be read.</exception>
    public static NamedModel Find(string words) =>
        ModelCatalog.Find(words) is { } entry ? OfCatalog(entry)
        : ModelArgument.Parse(words) is { } own ? own.Find()
        : Directory.Exists(words) ? OfFolder(words)
        : File.Exists(words) ? OfFile(words)
        : throw Missing(words);

    private static NamedModel OfCatalog(ModelEntry entry) =>
        new(entry.Name, entry.Description, () => ModelReader.Read(entry.Type), () => entry.Type) { ComesAlong = true };

    private static NamedModel OfFolder(string folder)
    {
        var config = Path.Combine(folder, ConfigModel.FileName);
        return File.Exists(config)
            ? ConfigModel.Of(config, WeightFiles.In(folder) ? folder : null)
            : throw new UserError(
                $"the folder {folder} has no {ConfigModel.FileName} and no project (.csproj), so it says of no model what it is."
            );
    }

    private static NamedModel OfFile(string file)
    {
        if (Path.GetExtension(file).Equals(".json", StringComparison.OrdinalIgnoreCase) && !WeightFiles.IsIndex(file))
        {
            return ConfigModel.Of(file, weights: null);
        }

        if (WeightFiles.IsWhole(file))
        {
            return ConfigModel.OfGguf(file);
        }

        WeightFiles.Require(file);
        var config = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(file))!, ConfigModel.FileName);
        return File.Exists(config)
            ? ConfigModel.Of(config, file)
            : throw new UserError($"beside {file} there is no {ConfigModel.FileName} that says what model it is of.");
    }

    private static UserError Missing(string words)
    {
        var names = ModelCatalog.Entries.SelectMany(entry => new[] { entry.Name, entry.Alias });
        return new(
            words.AsSpan().ContainsAny(Path.DirectorySeparatorChar, Path.AltDirectorySeparatorChar)
                ? $"there is no folder or file {words}."
            : Nearest.Word(words, names) is { } near ? $"there is no model '{words}'. Did you mean '{near}'?"
            : $"there is no model '{words}': no class that comes along, no folder, no file. '{CommandLine.Name} --help' lists the classes."
        );
    }
}
