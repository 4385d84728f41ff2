using System.Text;
using TypedGpt.Models;

namespace TypedGpt.Cli.Drawing;

/// <summary><c>./typedgpt draw MODEL</c>.</summary>
internal static class DrawCommand
{
    private const string Extension = ".svg";

    public static int Run(ModelEntry entry, TextWriter output, string? file)
    {
        var path = file is null ? null : PathOf(file, entry);
        var svg = ArchitectureDrawing.Of(ModelReader.Read(entry.Type), entry.Description);
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

    private static string PathOf(string file, ModelEntry entry)
    {
        if (string.IsNullOrWhiteSpace(file))
        {
            throw new UserError($"--output names no file. Give it one: -o {entry.Name}{Extension}.");
        }

        if (file.Contains('\0', StringComparison.Ordinal))
        {
            throw new UserError("--output names no file: a name has no zero character.");
        }

        var path = Path.GetFullPath(file);
        if (Directory.Exists(path))
        {
            throw new UserError(
                $"cannot write {path}: it is a folder. Name a file in it: -o {Path.Combine(file, entry.Name + Extension)}."
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
