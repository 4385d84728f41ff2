using System.CommandLine;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Tokenize;

namespace TypedGpt.Cli.Perplexity;

/// <summary>The words of <c>typedgpt perplexity</c>.</summary>
internal static class PerplexityVerb
{
    private static readonly Argument<string> Text = new("FILE") { Description = "A text in UTF-8." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print JSON for machines instead." };

    /// <summary>The verb.</summary>
    /// <param name="output">Where results go.</param>
    /// <param name="error">Where a long run shows how far it is.</param>
    public static Command Create(TextWriter output, TextWriter error)
    {
        var verb = new Command("perplexity", "How well a model predicts a text, in windows of 512 tokens.")
        {
            Text,
            ModelTokenizer.Option,
            Json,
        }.RunsNamedModel();
        verb.SetAction(call =>
            Plain.Run(() =>
                new PerplexityCommand(output, error).Run(
                    call.Model(),
                    call.GetValue(Text)!,
                    call.GetValue(ModelTokenizer.Option),
                    call.Running(),
                    call.GetValue(Json)
                )
            )
        );
        return verb;
    }
}
