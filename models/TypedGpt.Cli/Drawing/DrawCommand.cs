using System.Text;
using TypedGpt.Cli.Naming;

namespace TypedGpt.Cli.Drawing;

/// <summary><c>typedgpt draw MODEL</c>.</summary>
internal static class DrawCommand
{
    private const string Extension = ".svg";

    public static int Run(NamedModel named, TextWriter output, string? file)
    {
        var path = file is null ? null : PathOf(file, named);
        var svg = ArchitectureDrawing.Of(named.Graph, named.Name, named.Description);
        if (path is null)
        {
            output.Write(svg);
            return 0;
        }

        try
        {
            File.WriteAllText(path, svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write {path}: {error.Message}");
        }

        output.WriteLine($"Wrote {path}.");
        return 0;
    }

    private static string PathOf(string file, NamedModel named)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new MisuseError($"--output names no file. Give it one: -o {named.Name}{Extension}.");
        }

        if (file.Contains('\0', StringComparison.Ordinal))
        {
            throw new MisuseError("--output names no file: a name has no zero character.");
        }

        var path = Path.GetFullPath(file);
        if (Directory.Exists(path))
        {
            throw new UserError(
                $"cannot write {path}: it is a folder. Name a file in it: -o {Path.Combine(file, named.Name + Extension)}."
            );
        }

        var extension = Path.GetExtension(path);
        return extension.Length == 0 || extension.Equals(Extension, StringComparison.OrdinalIgnoreCase)
            ? path
            : throw new UserError(
                $"pictures are SVG, and {Path.GetFileName(path)} would not be one. Write {Path.ChangeExtension(file, Extension)}; browsers show it, and Inkscape or rsvg-convert make a PNG or PDF of it."
            );
    }
}
