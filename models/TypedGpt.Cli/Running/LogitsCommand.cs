using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using TorchSharp;
using TypedGpt.Cli.Naming;
using TypedGpt.Cli.Natives;

namespace TypedGpt.Cli.Running;

/// <summary><c>typedgpt logits</c>: what a model says comes after some tokens.</summary>
/// <param name="output">Where the result goes.</param>
/// <param name="error">Where a load shows how far it is.</param>
/// <param name="width">The columns of the terminal; null to ask it.</param>
internal sealed class LogitsCommand(TextWriter output, TextWriter error, int? width)
{
    private const int Shown = 10;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>Computes the logits of all positions, shows the best of the last and writes all to a file on demand.</summary>
    /// <param name="named">The model.</param>
    /// <param name="written">The ids of the tokens, as large as they were written.</param>
    /// <param name="options">How it computes.</param>
    /// <param name="file">Where all logits are written; null for nowhere.</param>
    /// <param name="asJson">Whether machines read it.</param>
    public int Run(NamedModel named, IReadOnlyList<BigInteger> written, RunOptions options, string? file, bool asJson)
    {
        // All that needs no torch comes first.
        var ids = Ids(named, written);
        var path = file is null ? null : FullPath(file);
        var seconds = new JsonObject();
        Measured(seconds, "compile", () => named.Type);
        TorchNatives.Load(error);

        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        using var model = Measured(seconds, "load", () => RunningModel.Load(named, options, error));
        var logits = Measured(
            seconds,
            "forward",
            () => model.forward(torch.tensor(ids, torch.ScalarType.Int64, torch.device(options.Device)).unsqueeze(0))
        );
        seconds["processor"] = Math.Round(Environment.CpuUsage.TotalTime.TotalSeconds, 4);
        var best = Best(LogitsFile.Row(logits, ids.Length - 1));
        if (path is not null)
        {
            LogitsFile.Write(path, logits);
        }

        if (asJson)
        {
            output.WriteLine(Json(named, ids, options, best, path, seconds).ToJsonString(Indented));
            return 0;
        }

        Show(named, ids.Length, best);
        if (path is not null)
        {
            output.WriteLine($"Wrote the logits of all {ids.Length} positions to {path}.");
        }

        return 0;
    }

    private static long[] Ids(NamedModel named, IReadOnlyList<BigInteger> written)
    {
        var (vocabulary, context) = (named.Graph["Vocab"].Size, named.Graph["Context"].Size);
        foreach (var (at, id) in written.Index())
        {
            if (id < 0 || id >= vocabulary)
            {
                throw new UserError(
                    $"id {id} at position {at} is not in the vocabulary of {named.Name}, which has ids from 0 to {vocabulary - 1}."
                );
            }
        }

        return written.Count <= context
            ? [.. written.Select(id => (long)id)]
            : throw new UserError(
                $"{written.Count} ids are more than the {context} positions of {named.Name}. Give at most {context}."
            );
    }

    private static string FullPath(string file)
    {
        var path = Path.GetFullPath(file);
        return Directory.Exists(path)
            ? throw new UserError($"cannot write {path}: it is a folder. Name a file in it.")
            : path;
    }

    private static T Measured<T>(JsonObject seconds, string what, Func<T> run)
    {
        var time = Stopwatch.StartNew();
        var result = run();
        seconds[what] = Math.Round(time.Elapsed.TotalSeconds, 4);
        return result;
    }

    /// <summary>The highest logits, the lower id first where two are equal.</summary>
    private static List<(int Id, float Logit)> Best(float[] logits) =>
        [.. logits.Select((logit, id) => (id, logit)).OrderByDescending(token => token.logit).Take(Shown)];

    private void Show(NamedModel named, int positions, IReadOnlyList<(int Id, float Logit)> best)
    {
        // A title of the table would be squeezed into the width of its numbers.
        output.WriteLine($"{named.Name}, after {positions} tokens:");
        var table = new Table().MinimalBorder();
        table.AddColumn(new TableColumn("Id").RightAligned());
        table.AddColumn(new TableColumn("Logit").RightAligned());
        foreach (var (id, logit) in best)
        {
            table.AddRow(
                id.ToString(CultureInfo.InvariantCulture),
                logit.ToString("0.0000", CultureInfo.InvariantCulture)
            );
        }

        Terminal.Of(output, width).Write(table);
    }

    private static JsonObject Json(
        NamedModel named,
        long[] ids,
        RunOptions options,
        IReadOnlyList<(int Id, float Logit)> best,
        string? path,
        JsonObject seconds
    ) =>
        new()
        {
            ["model"] = named.Name,
            ["ids"] = new JsonArray([.. ids.Select(id => JsonValue.Create(id))]),
            ["vocabulary"] = (long)named.Graph["Vocab"].Size,
            ["type"] = options.Type.ToString().ToLowerInvariant(),
            ["device"] = options.Device,
            ["top"] = new JsonArray([
                .. best.Select(token => new JsonObject { ["id"] = token.Id, ["logit"] = Finite(token.Logit) }),
            ]),
            ["out"] = path,
            ["seconds"] = seconds,
        };

    /// <summary>A number as JSON has it; null for one that it has not.</summary>
    private static JsonValue? Finite(float number) => float.IsFinite(number) ? JsonValue.Create(number) : null;
}
