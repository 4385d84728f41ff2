using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Natives;
using TypedGpt.Cli.Running;
using TypedGpt.Cli.Tokenize;

namespace TypedGpt.Cli.Perplexity;

/// <summary><c>typedgpt perplexity</c>: the mean negative log-likelihood of a text's tokens, and its exponential.</summary>
/// <param name="output">Where the result goes.</param>
/// <param name="error">Where a long run shows how far it is.</param>
internal sealed class PerplexityCommand(TextWriter output, TextWriter error)
{
    /// <summary>A window of predictions, where the context is no shorter.</summary>
    private const int UsualWindow = 512;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Reads a file, has the model predict it, and prints how well it did.</summary>
    /// <param name="named">The model.</param>
    /// <param name="file">The text.</param>
    /// <param name="tokenizerFile">Its tokenizer; null for the one that lies with it.</param>
    /// <param name="options">How it computes.</param>
    /// <param name="asJson">Whether machines read it.</param>
    /// <exception cref="UserError">The file is missing or too short, or there is no tokenizer that fits.</exception>
    public void Run(NamedModel named, string file, string? tokenizerFile, RunOptions options, bool asJson)
    {
        // All that needs no torch comes first.
        var text = Read(file);
        var ids = ModelTokenizer.Of(named, tokenizerFile, options).Encode(text, special: false);
        if (ids.Count < Windows.FewestTokens)
        {
            throw new UserError(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{file} has {ids.Count} tokens, and perplexity needs at least {Windows.FewestTokens}: one to see and one to predict."
                )
            );
        }

        // A position behind the context does not exist, so a shorter context has windows of its own length.
        var window = (int)long.Min(UsualWindow, (long)named.Graph["Context"].Size);
        var windows = Windows.Of(ids, window);
        var time = Stopwatch.StartNew();
        _ = named.Type;
        TorchNatives.Load(error);
        using var model = RunningModel.Load(named, options, error);
        RunningModel.SayIfDrawn(named, options, error);
        var load = Passed(time);
        var losses = new LossesOfWindows(model, options.Device);
        var sum = 0.0;
        using (var progress = LoadProgress.OfConsole(error, "Computing"))
        {
            foreach (var (at, one) in windows.Index())
            {
                sum += losses.SumOf(one);
                progress.Report((at + 1.0) / windows.Count);
            }
        }

        var predicted = ids.Count - 1;
        var mean = sum / predicted;
        if (!double.IsFinite(mean))
        {
            throw new UserError(
                $"the loss of {named.Name} on {file} is {mean.ToString(CultureInfo.InvariantCulture)}: its logits are no finite numbers. Compute with --type float32."
            );
        }

        output.WriteLine(
            asJson
                ? new JsonObject
                {
                    ["model"] = named.Name,
                    ["file"] = file,
                    ["tokens"] = predicted,
                    ["window"] = window,
                    ["windows"] = windows.Count,
                    ["mean_nll"] = mean,
                    ["perplexity"] = Math.Exp(mean),
                    ["type"] = options.Type.ToString().ToLowerInvariant(),
                    ["device"] = options.Device,
                    ["seconds"] = new JsonObject { ["load"] = load, ["forward"] = Passed(time) - load },
                }.ToJsonString(Indented)
                : string.Create(
                    CultureInfo.InvariantCulture,
                    $"""
                    {named.Name}, {Units.Number(predicted)} tokens predicted in windows of {window}:
                    mean NLL   {mean:0.0000}
                    perplexity {Math.Exp(mean):0.00}
                    """
                )
        );
    }

    private static double Passed(Stopwatch time) => Math.Round(time.Elapsed.TotalSeconds, 4);

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file);
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            throw new UserError($"cannot read {file}: {wrong.Message}");
        }
    }
}
