using TypedGpt.Architecture.Rules;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>What the pages about a config.json claim of their examples is true.</summary>
public sealed class ConfigPagesTests
{
    private const string Missing = "TGPT1301";

    private const string Model = """
        #pragma warning disable CS1591
        using TypedGpt;

        namespace Example;

        [GptModel(From = "config.json")]
        public partial class Gpt;
        """;

    public static TheoryData<string> Ids => [.. ConfigRules.All.Select(rule => rule.Id).Where(id => id != Missing)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_wrong_example_gets_this_diagnostic_and_no_other(string id) =>
        Assert.Equal([id], await Found(DiagnosticPagesTests.Block(id, "json wrong")));

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task The_right_example_gets_none(string id) =>
        Assert.Equal([], await Found(DiagnosticPagesTests.Block(id, "json right")));

    [Fact]
    public async Task A_missing_file_gets_its_diagnostic()
    {
        var source = $"using TypedGpt;\nnamespace Example;\n{DiagnosticPagesTests.Block(Missing, "cs wrong")}";
        var found = await Analysis.Everything(Compilations.Of(source));
        Assert.Equal([Missing], found.Select(diagnostic => diagnostic.Id).Where(IsOurs).Distinct());
    }

    private static async Task<IEnumerable<string>> Found(string json)
    {
        var found = await Analysis.Everything(Compilations.Of(Model), new TextFile("/project/config.json", json));
        return found.Select(diagnostic => diagnostic.Id).Where(id => id != DiagnosticPagesTests.Count).Distinct();
    }

    private static bool IsOurs(string id) =>
        id != DiagnosticPagesTests.Count && id.StartsWith("TGPT", StringComparison.Ordinal);
}
