using System.Text;
using TypedGpt.Models;

namespace TypedGpt.Cli.Drawing;

/// <summary><c>typedgpt draw MODEL</c>.</summary>
internal static class DrawCommand
{
    public static int Run(ModelEntry entry, TextWriter output, FileInfo? file)
    {
        var svg = ArchitectureDrawing.Of(ModelReader.Read(entry.Type), entry.Description);
        if (file is null)
        {
            output.Write(svg);
            return 0;
        }

        try
        {
            File.WriteAllText(file.FullName, svg, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot write {file.FullName}: {error.Message}");
        }

        output.WriteLine($"Wrote {file.FullName}.");
        return 0;
    }
}
