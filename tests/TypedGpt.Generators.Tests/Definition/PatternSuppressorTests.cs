using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Generators.Analyzers.Definition;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>The SDK's design rules do not object to what the package asks for, and go on objecting to everything else.</summary>
public sealed class PatternSuppressorTests
{
    private const string Members = """
            [Dim(3)] public partial struct Few;
            [Layer] public sealed partial class Narrow<Width> where Width : struct, IDim;
            public class Other<Width>;
            public struct Value;
        """;

    [Theory]
    [InlineData("CA1708", "Gpt,Few,Narrow")]
    [InlineData("CA1715", "Width in Narrow")]
    [InlineData("CA1034", "Few,Narrow")]
    [InlineData("CA1815", "Few")]
    public async Task What_the_pattern_asks_for_is_allowed(string rule, string names) =>
        Assert.Equal(names.Split(','), await Suppressed(rule, Compilations.Model(body: Members)));

    [Fact]
    public async Task Two_names_of_the_users_own_stay_a_finding() =>
        Assert.DoesNotContain(
            "Gpt",
            await Suppressed("CA1708", Compilations.Model(body: "public void Run() { } public void run() { }"))
        );

    private static async Task<IReadOnlyList<string>> Suppressed(string rule, string source)
    {
        var compilation = Compilations.Of(source);
        Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        var found = await whole
            .WithAnalyzers(
                [new PatternSuppressor(), new OnEveryType(rule)],
                new CompilationWithAnalyzersOptions(new([]), null, true, false, reportSuppressedDiagnostics: true)
            )
            .GetAllDiagnosticsAsync();
        return
        [
            .. found
                .Where(diagnostic => diagnostic.Id == rule && diagnostic.IsSuppressed)
                .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
                .Select(diagnostic => diagnostic.GetMessage()),
        ];
    }

    /// <summary>Stands for the SDK's analyzer of one rule, and finds it everywhere.</summary>
#pragma warning disable RS1017, RS1036, RS1041 // An analyzer of the tests alone.
    [DiagnosticAnalyzer(LanguageNames.CSharp)]
    private sealed class OnEveryType(string id) : DiagnosticAnalyzer
    {
        private readonly DiagnosticDescriptor descriptor = new(id, id, "{0}", "Test", DiagnosticSeverity.Warning, true);

        public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [descriptor];

        public override void Initialize(AnalysisContext context)
        {
            context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
            context.EnableConcurrentExecution();
            context.RegisterSymbolAction(
                found =>
                {
                    var type = (INamedTypeSymbol)found.Symbol;
                    var place = type.Locations.First(location =>
                        location.SourceTree!.FilePath.StartsWith("File", StringComparison.Ordinal)
                    );
                    found.ReportDiagnostic(Diagnostic.Create(descriptor, place, type.Name));
                    foreach (var parameter in type.TypeParameters)
                    {
                        found.ReportDiagnostic(
                            Diagnostic.Create(
                                descriptor,
                                parameter.Locations.First(location =>
                                    location.SourceTree!.FilePath.StartsWith("File", StringComparison.Ordinal)
                                ),
                                $"{parameter.Name} in {type.Name}"
                            )
                        );
                    }
                },
                SymbolKind.NamedType
            );
        }
    }
#pragma warning restore RS1017, RS1036, RS1041
}
