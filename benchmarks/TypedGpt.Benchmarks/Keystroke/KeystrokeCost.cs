using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Definition;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Benchmarks.Keystroke;

/// <summary>
/// What one keystroke inside a user's layer costs: the generator's run over the new compilation, and each analyzer on the
/// edited file, whose code the compiler has bound before. On one thread and in time of the processor, which other work on the
/// machine does not lengthen.
/// </summary>
internal static class KeystrokeCost
{
    private const int WarmUps = 3;
    private const int Rounds = 7;

    private static readonly (string Name, Func<DiagnosticAnalyzer[]> Analyzers)[] Measured =
    [
        ("the driver, with an analyzer that does nothing", static () => [new NoAnalyzer()]),
        (nameof(DefinitionAnalyzer), static () => [new DefinitionAnalyzer()]),
        (nameof(ShapeAnalyzer), static () => [new ShapeAnalyzer()]),
        (nameof(EvidenceAnalyzer), static () => [new EvidenceAnalyzer()]),
        (nameof(EscapeAnalyzer), static () => [new EscapeAnalyzer()]),
        (
            "all analyzers together",
            static () => [new DefinitionAnalyzer(), new ShapeAnalyzer(), new EvidenceAnalyzer(), new EscapeAnalyzer()]
        ),
    ];

    public static async Task Run(TextWriter output)
    {
        await output.WriteLineAsync("| models | | median | allocated |\n|---|---|---|---|");
        foreach (var models in (int[])[1, 20])
        {
            foreach (var line in await Lines(models))
            {
                await output.WriteLineAsync(line);
            }
        }
    }

    private static async Task<IEnumerable<string>> Lines(int models)
    {
        var costs = new List<Cost>();
        var before = EditedProject.Create(models);
        var driver = CSharpGeneratorDriver.Create(new GptModelGenerator()).RunGenerators(before);
        for (var round = 1; round <= WarmUps + Rounds; round++)
        {
            var edited = EditedProject.Model(0, edit: round);
            var compilation = before.ReplaceSyntaxTree(before.SyntaxTrees[0], edited);
            var isMeasured = round > WarmUps;
            Compilation whole = compilation;
            var generator = await Cost.Of(
                "generator",
                () =>
                {
                    driver = driver.RunGeneratorsAndUpdateCompilation(compilation, out whole, out _);
                    return Task.CompletedTask;
                }
            );
            costs.AddRange(isMeasured ? [generator] : []);
            foreach (var (name, analyzers) in Measured)
            {
                var cost = await OfAnalyzers(name, whole.Clone(), edited, analyzers());
                costs.AddRange(isMeasured ? [cost] : []);
            }
        }

        return costs
            .GroupBy(cost => cost.Name)
            .Select(rounds =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"| {models} | {rounds.Key} | {Median(rounds.Select(cost => cost.Milliseconds)):0.00} ms | {Median(rounds.Select(cost => cost.Kilobytes)):#,0} KB |"
                )
            );
    }

    private static async Task<Cost> OfAnalyzers(
        string name,
        Compilation compilation,
        SyntaxTree edited,
        DiagnosticAnalyzer[] analyzers
    )
    {
        var model = compilation.GetSemanticModel(edited);
        _ = model.GetDiagnostics();
        var analysis = compilation.WithAnalyzers(
            [.. analyzers],
            new CompilationWithAnalyzersOptions(new([]), onAnalyzerException: null, concurrentAnalysis: false, false)
        );
        return await Cost.Of(
            name,
            () => analysis.GetAnalyzerSemanticDiagnosticsAsync(model, filterSpan: null, CancellationToken.None)
        );
    }

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private sealed record Cost(string Name, double Milliseconds, double Kilobytes)
    {
        public static async Task<Cost> Of(string name, Func<Task> work)
        {
            GC.Collect();
            var bytes = GC.GetTotalAllocatedBytes(precise: true);
            var before = Environment.CpuUsage.TotalTime;
            await work();
            return new(
                name,
                (Environment.CpuUsage.TotalTime - before).TotalMilliseconds,
                (GC.GetTotalAllocatedBytes(precise: true) - bytes) / 1024.0
            );
        }
    }
}
