using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Architecture.Graph;
using TypedGpt.Cli.Naming;

namespace TypedGpt.Cli.New;

/// <summary><c>typedgpt new --from DIR</c>: a project with the typed class of a config.json.</summary>
internal static class NewCommand
{
    /// <exception cref="UserError">The configuration is refused, or the project cannot be written.</exception>
    public static int Run(NewProject asked, TextWriter output)
    {
        var model = ModelReference.Find(asked.From);
        if (model.Config is not { } config)
        {
            throw new UserError($"{asked.From} is a class already. --from takes a folder with a config.json.");
        }

        var name = asked.Name ?? NameOf(model.Name);
        RequireName(name, model.Graph);
        var target = Path.GetFullPath(asked.Target ?? name);
        if (File.Exists(target) || (Directory.Exists(target) && Directory.EnumerateFileSystemEntries(target).Any()))
        {
            throw new UserError($"{target} is there already. Give --out a folder that is new or empty.");
        }

        var packages = asked.Packages is { } given
            ? PackageFolder.Of(given)
                ?? throw new UserError(
                    $"the folder {given} has no package {PackageFolder.Library}. eng/pack.sh makes it."
                )
            : PackageFolder.Find(Path.GetDirectoryName(target)!);
        try
        {
            Directory.CreateDirectory(target);
            foreach (var (file, text) in ProjectFiles.Of(name, model, packages))
            {
                File.WriteAllText(Path.Combine(target, file), text);
            }

            File.Copy(config, Path.Combine(target, ConfigModel.FileName));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write {target}: {error.Message}");
        }

        output.WriteLine($"Wrote {target}.");
        output.WriteLine(
            packages is null
                ? "TypedGpt's packages come from your NuGet sources."
                : $"TypedGpt's packages come from {packages.Folder}."
        );
        output.WriteLine($"Next: dotnet run --project {Quoted(target)}");
        return 0;
    }

    /// <summary>The name of a folder as one of a class: <c>llama-3.2-1b</c> becomes <c>Llama3_2_1b</c>.</summary>
    private static string NameOf(string folder)
    {
        var name = "";
        var begins = true;
        foreach (var letter in folder)
        {
            if (!char.IsAsciiLetterOrDigit(letter))
            {
                begins = true;
                continue;
            }

            // Two numbers side by side would read as one.
            var joins = begins && char.IsAsciiDigit(letter) && name.Length > 0 && char.IsAsciiDigit(name[^1]);
            name += (joins ? "_" : "") + (begins ? char.ToUpperInvariant(letter) : letter);
            begins = false;
        }

        return name.Length == 0 ? "Gpt"
            : char.IsAsciiDigit(name[0]) ? $"Gpt{name}"
            : name;
    }

    private static void RequireName(string name, ModelGraph graph)
    {
        if (!SyntaxFacts.IsValidIdentifier(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None)
        {
            throw new UserError(
                $"'{name}' is no name of a C# class. Give --name one of letters and digits, such as Letters."
            );
        }

        if (graph.Dims.Any(dim => dim.Name == name) || graph.Layers.Skip(1).Any(layer => layer.Name == name))
        {
            throw new UserError(
                $"'{name}' is the name of a part of this model. Give --name another, such as My{name}."
            );
        }
    }

    private static string Quoted(string path) => path.Contains(' ', StringComparison.Ordinal) ? $"\"{path}\"" : path;
}
