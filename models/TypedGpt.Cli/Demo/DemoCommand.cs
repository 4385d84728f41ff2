using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;

namespace TypedGpt.Cli.Demo;

/// <summary><c>./typedgpt demo</c>: the textbook's chapter on GPT-2, one titled step at a time.</summary>
internal sealed class DemoCommand(TextWriter output, int? width, bool asJson)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    private readonly IAnsiConsole console = Terminal.Of(asJson ? TextWriter.Null : output, width);
    private readonly JsonObject json = [];
    private readonly JsonArray times = [];

    public int Run()
    {
        var whole = Stopwatch.StartNew();
        Step("The configuration", ConfigurationStep.Run);
        Step("Two texts as tokens", TokensStep.Run);
        Step("The placeholder model", PlaceholderStep.Run);
        Step("The placeholders are replaced, one after the other", ReplacementStep.Run);
        Step("GPT-2 124M", Gpt2Step.Run);
        Step("A text continued", GenerationStep.Run);

        json["steps"] = times;
        json["seconds"] = Math.Round(whole.Elapsed.TotalSeconds, 3);
        if (asJson)
        {
            output.WriteLine(json.ToJsonString(Indented));
        }
        else
        {
            console.MarkupLineInterpolated($"[bold]Done[/] in {whole.Elapsed.TotalSeconds:0.0} s. Next:");
            console.WriteLine($"  {CommandLine.Name} summary Gpt124M");
            console.WriteLine($"  {CommandLine.Name} draw Gpt124M -o gpt.svg");
        }

        return 0;
    }

    private void Step(string title, Action<IAnsiConsole, JsonObject> run)
    {
        var number = times.Count + 1;
        console.Write(new Rule($"[bold]{number}. {title.EscapeMarkup()}[/]") { Justification = Justify.Left });
        var time = Stopwatch.StartNew();
        run(console, json);
        times.Add(new JsonObject { ["title"] = title, ["seconds"] = Math.Round(time.Elapsed.TotalSeconds, 3) });
        console.MarkupLineInterpolated($"[dim]{time.Elapsed.TotalSeconds:0.00} s[/]");
        console.WriteLine();
    }
}
