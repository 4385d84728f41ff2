using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Properties;

/// <summary>Thousands of random configurations, nonsense included: never a crash, and completed exactly where no error is.</summary>
[Trait("Category", "Slow")]
public sealed class RandomModelsTests
{
    private const int PerCompilation = 500;
    private static readonly int Models = RandomTests.Count(usual: 2_000, full: 10_000);

    /// <summary>What the compiler says to <c>DropRate = null</c>.</summary>
    private const string NullInAttribute = "CS0037";

    [Fact]
    public async Task A_model_is_complete_if_and_only_if_no_error_is_reported_and_what_is_emitted_compiles()
    {
        var random = new Random(RandomTests.Seed);
        var emitted = 0;
        var compiled = new HashSet<string>();
        var declared = new HashSet<string>();
        for (var start = 0; start < Models; start += PerCompilation)
        {
            var arguments = Enumerable.Range(0, PerCompilation).Select(_ => Arguments(random)).ToList();
            var compilation = Compilations.Of(Source(arguments));
            var files = Driver.Files(compilation).Keys.ToHashSet();
            var wrong = (await Analysis.OfUserCode(compilation))
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => diagnostic.Location.GetLineSpan().StartLinePosition.Line)
                .ToHashSet();
            foreach (var (at, list) in arguments.Index())
            {
                var isEmitted = files.Contains($"M{at}.Gpt.Model.g.cs");
                Assert.True(
                    isEmitted != wrong.Contains(at + 1),
                    $"Emitted is {isEmitted} for {list}. {RandomTests.Again}"
                );
                Assert.True(files.Contains($"M{at}.Gpt.g.cs"), $"Not even declared is {list}. {RandomTests.Again}");
                emitted += isEmitted ? 1 : 0;
            }
            var toCompile = arguments
                .Where((_, at) => files.Contains($"M{at}.Gpt.Model.g.cs"))
                .Where(list => compiled.Add(Shape(list)))
                .ToList();
            Assert.All(
                Driver.Compile(Compilations.Of(Source(toCompile))),
                diagnostic => Assert.Fail($"{diagnostic}. {RandomTests.Again}")
            );
            var toDeclare = arguments
                .Where((_, at) => !files.Contains($"M{at}.Gpt.Model.g.cs"))
                .Where(list => !list.Contains('"', StringComparison.Ordinal) && declared.Add(Shape(list)))
                .ToList();
            Assert.All(
                Driver
                    .Compile(Compilations.Of(Source(toDeclare)))
                    .Where(diagnostic => diagnostic.Id != NullInAttribute),
                diagnostic => Assert.Fail($"{diagnostic}. {RandomTests.Again}")
            );
        }

        Assert.True(declared.Count > 50, $"Only {declared.Count} kinds of wrong model. {RandomTests.Again}");
        Assert.True(compiled.Count > 50, $"Only {compiled.Count} kinds of right model. {RandomTests.Again}");

        // Neither side of the equivalence may be empty talk.
        Assert.InRange(emitted, Models / 10, Models * 9 / 10);
    }

    /// <summary>What decides which lines are emitted: numbers alone make no other code.</summary>
    private static string Shape(string arguments) =>
        string.Join(
            ' ',
            arguments
                .Split(", ")
                .Where(argument =>
                    Options.Named(argument.Split(' ')[0]) is not { IsSize: true }
                    && !argument.EndsWith(" = 0", StringComparison.Ordinal)
                )
                .Order()
        );

    /// <summary>One model a line, so that a diagnostic's line tells whose it is.</summary>
    private static string Source(IReadOnlyList<string> arguments)
    {
        var source = new StringBuilder("#pragma warning disable CS1591\n");
        foreach (var (at, list) in arguments.Index())
        {
            source.Append(
                CultureInfo.InvariantCulture,
                $"namespace M{at} {{ [TypedGpt.GptModel({list})] public partial class Gpt; }}\n"
            );
        }

        return source.ToString();
    }

    private static string Arguments(Random random)
    {
        var isMostlyRight = random.Next(2) == 0;
        var heads = random.Next(1, 20);
        return string.Join(
            ", ",
            Options
                .OfTextbooks.Where(option => IsGiven(option, isMostlyRight, random))
                .Select(option =>
                    $"{option.Name} = {(isMostlyRight ? Right(option, heads, random) : Wild(option, random))}"
                )
                .OrderBy(_ => random.Next())
        );
    }

    private static bool IsGiven(Option option, bool isMostlyRight, Random random) =>
        option.Example switch
        {
            _ when option.IsRequired => isMostlyRight || random.Next(10) > 0,
            Value.Integer => isMostlyRight ? random.Next(4) == 0 : random.Next(10) > 0,
            Value.Flag => random.Next(3) == 0,
            _ => random.Next(6) == 0,
        };

    private static string Right(Option option, int heads, Random random) =>
        option switch
        {
            { Example: Value.Flag } => Flag(random),
            { IsSize: true } => RightSize(option, heads, random),
            _ => $"{option.Example}",
        };

    private static string Wild(Option option, Random random) =>
        option.Example switch
        {
            Value.Flag => Flag(random),
            Value.Integer => WildSize(random),
            _ => WildNumber(random),
        };

    private static string Flag(Random random) => random.Next(2) == 0 ? "true" : "false";

    private static string RightSize(Option option, int heads, Random random)
    {
        var size =
            option == Options.NHeads ? heads
            : option == Options.EmbDim ? heads * random.Next(1, 100)
            : random.Next(1, 3000);
        return (random.Next(30) == 0 ? size + 1 : size).ToString(CultureInfo.InvariantCulture);
    }

    private static string WildSize(Random random) =>
        random.Next(8) switch
        {
            0 => "0",
            1 => "-1",
            2 => "int.MaxValue",
            3 => "int.MinValue",
            4 => "2147483640",
            5 => "\"text\"",
            6 => "1 + 1",
            _ => random.Next().ToString(CultureInfo.InvariantCulture),
        };

    private static string WildNumber(Random random) =>
        random.Next(8) switch
        {
            0 => "double.NaN",
            1 => "double.PositiveInfinity",
            2 => "-0.0",
            3 => "1",
            4 => "double.Epsilon",
            5 => "-1",
            6 => "null",
            _ => random.NextDouble().ToString("R", CultureInfo.InvariantCulture),
        };
}
