using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Specs;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Sources;

/// <summary>The pages about config.json list what there is.</summary>
public sealed class ConfigPageTests
{
    private const string Head = "| model_type | architecture | Layout |\n|---|---|---|\n";

    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void The_table_of_families_is_the_list()
    {
        var path = Path.Combine(Docs, "config-json.md");
        var text = File.ReadAllText(path);
        var start = text.IndexOf(Head, StringComparison.Ordinal) + Head.Length;
        var rows = string.Concat(
            AllFamilies.All.Select(family =>
                $"| `{family.ModelType}` | `{family.Architecture}` | `{family.Layout}` |\n"
            )
        );
        if (Repository.UpdatesPages)
        {
            File.WriteAllText(path, text[..start] + rows);
        }

        Assert.Equal(rows, File.ReadAllText(path)[start..]);
    }

    [Fact]
    public void Every_option_has_a_row_of_what_it_is_called_elsewhere()
    {
        var rows = File.ReadLines(Path.Combine(Docs, "options-elsewhere.md"))
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
            .Select(line => line.Split('`')[1]);
        Assert.Equal(
            Options.All.Select(option => option.Name).Order(StringComparer.Ordinal),
            rows.Order(StringComparer.Ordinal)
        );
    }
}
