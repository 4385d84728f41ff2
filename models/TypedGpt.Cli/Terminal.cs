using Spectre.Console;
using Spectre.Console.Rendering;

namespace TypedGpt.Cli;

/// <summary>The terminal: colours and lines where there is one, plain text of one width where output goes to a file.</summary>
internal static class Terminal
{
    private const int RedirectedWidth = 140;

    /// <summary>The console that writes to <paramref name="output"/>.</summary>
    /// <param name="output">Where it writes.</param>
    /// <param name="width">How many columns there are; null for those of the terminal, or 140 where there is none.</param>
    public static IAnsiConsole Of(TextWriter output, int? width)
    {
        var isTerminal = IsOutput(output);
        var console = AnsiConsole.Create(
            new()
            {
                Ansi = isTerminal ? AnsiSupport.Detect : AnsiSupport.No,
                ColorSystem = isTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
                Interactive = InteractionSupport.No,
                Out = new AnsiConsoleOutput(output),
            }
        );
        if (!isTerminal)
        {
            console.Profile.Width = RedirectedWidth;
            console.Profile.Capabilities.Unicode = false;
        }

        console.Profile.Width = width ?? console.Profile.Width;

        return console;
    }

    /// <summary>Whether somebody reads what is written here: the standard output of a terminal.</summary>
    public static bool IsOutput(TextWriter output) =>
        ReferenceEquals(output, Console.Out) && !Console.IsOutputRedirected;

    /// <summary>Whether somebody reads what is said here: the error stream of a terminal.</summary>
    public static bool IsError(TextWriter error) => ReferenceEquals(error, Console.Error) && !Console.IsErrorRedirected;

    /// <summary>
    /// Writes the first of these tables, each narrower than the one before, for which the console is wide enough. Where none
    /// is, the terminal breaks the lines of the last one: a table that is squeezed breaks its numbers.
    /// </summary>
    public static void WriteWidest(this IAnsiConsole console, IEnumerable<Table> tables)
    {
        var available = console.Profile.Width;
        var options = RenderOptions.Create(console);
        Table? narrowest = null;
        foreach (var table in tables)
        {
            narrowest = table;
            if (Width(table) <= available)
            {
                break;
            }
        }

        console.Profile.Width = Math.Max(available, Width(narrowest!));
        console.Write(narrowest!);
        console.Profile.Width = available;

        int Width(IRenderable table) => table.Measure(options, int.MaxValue).Max;
    }
}
