using System.Runtime.ExceptionServices;
using Microsoft.CodeAnalysis;

namespace VerifyTests;

/// <summary>The files to compare for a generator's run: one for each emitted file, and one for its diagnostics.</summary>
internal static class GeneratorTargets
{
    public static IReadOnlyList<Target> Of(object? target, VerifySettings settings) =>
        target switch
        {
            GeneratorDriver driver => Of(driver.GetRunResult(), settings),
            GeneratorDriverRunResult result => Of(result, settings),
            _ => throw new ArgumentException(
                $"The stand-in compares texts, Targets and the results of generators, not a {target?.GetType().Name ?? "null"}. Give it a string."
            ),
        };

    private static List<Target> Of(GeneratorDriverRunResult run, VerifySettings settings)
    {
        Rethrow(run);
        var targets = new List<Target>();
        if (run.Diagnostics.Length > 0)
        {
            targets.Add(new("txt", DiagnosticText.Of(run.Diagnostics)));
        }

        foreach (var generator in run.Results)
        {
            targets.AddRange(
                generator
                    .GeneratedSources.Where(source => !settings.Ignored.Any(ignore => ignore(source)))
                    .OrderBy(source => source.HintName)
                    .Select(Of)
            );
        }

        return targets;
    }

    private static Target Of(GeneratedSourceResult source)
    {
        var path = source.SyntaxTree.FilePath.Length > 0 ? source.SyntaxTree.FilePath : source.HintName;
        return new(
            Path.GetExtension(path)[1..],
            $"//HintName: {source.HintName}\n{source.SourceText}",
            Path.GetFileNameWithoutExtension(path)
        );
    }

    private static void Rethrow(GeneratorDriverRunResult run)
    {
        var errors = run.Results.Select(result => result.Exception).OfType<Exception>().ToList();
        if (errors is [var only])
        {
            ExceptionDispatchInfo.Throw(only);
        }

        if (errors.Count > 1)
        {
            throw new AggregateException(errors);
        }
    }
}
