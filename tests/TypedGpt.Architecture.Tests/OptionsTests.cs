using System.Text.RegularExpressions;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests;

/// <summary>Walks the list of options: a place that was forgotten for one of them fails under its name.</summary>
public sealed partial class OptionsTests
{
    private const string Page = "docs/getting-started.md";
    private const string TableHead = "| key | meaning | left out |\n|---|---|---|\n";

    public static TheoryData<string> Names => [.. Options.All.Select(option => option.Name)];

    [Fact]
    public void The_attribute_has_each_option_and_no_other() =>
        Assert.Equal(
            typeof(GptModelAttribute)
                .GetProperties()
                .Where(property => property.CanWrite)
                .Select(property => property.Name)
                .Order(),
            Options.All.Select(option => option.Name).Order()
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void The_attribute_holds_it_as_what_it_is_and_with_the_same_default(string name)
    {
        var option = Options.Named(name)!;
        var property = typeof(GptModelAttribute).GetProperty(name)!;
        Assert.Equal(
            option.Example switch
            {
                Value.Integer => typeof(int),
                Value.Flag => typeof(bool),
                Value.Text => typeof(string),
                _ => typeof(double),
            },
            property.PropertyType
        );
        Assert.Equal(
            option.DefaultValue ?? Activator.CreateInstance(property.PropertyType),
            property.GetValue(new GptModelAttribute())
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Its_example_is_right(string name)
    {
        var option = Options.Named(name)!;
        Assert.True(option.Bounds is null || option.Bounds.Contains(option.Example));
        Assert.True(
            option.Example is not (Value.Integer or Value.Real) || option.Bounds is not null,
            "It has no range."
        );
        Assert.NotNull(Rulebook.Check(Descriptions.Spec(new Argument(name, option.Example))).Graph);
    }

    /// <summary>Both ways of contradicting: options that take its place, and options that leave no room for it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void What_contradicts_it_is_an_error_on_it(string name)
    {
        var option = Options.Named(name)!;
        foreach (
            var other in option
                .ExcludedBy.Select(excluding => excluding.Other)
                .Concat(Options.All.Where(other => other.Common == option))
        )
        {
            var spec = Descriptions.Spec(new Argument(name, option.Example), new Argument(other.Name, other.Example));
            var found = Assert.Single(Rulebook.Check(spec).Violations, found => !found.Rule.IsWarning);
            Assert.Equal(("TGPT1005", Subject.Argument(name)), (found.Rule.Id, found.Subject));
            Assert.StartsWith(
                $"{name} ({option.Example}) is given together with {other.Name} (",
                found.Text,
                StringComparison.Ordinal
            );
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_golden_model_sets_it(string name)
    {
        var models = GoldenModel()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "tests/TypedGpt.Models.Tests/SmallModels.cs")))
            .Where(match => match.Groups["arguments"].Value.Contains($"{name} = ", StringComparison.Ordinal))
            .Select(match => match.Groups["name"].Value);
        Assert.Contains(models, model => Path.Exists(Path.Combine(Repository.Root, $"tests/Goldens/{model}.json")));
    }

    /// <summary>
    /// A parameter that Hugging Face's GPT-2 does not have has no place in its checkpoints, whatever option made it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void No_parameter_is_looked_for_where_GPT_2_has_none(string name)
    {
        var option = Options.Named(name)!;
        var weights = Descriptions.Files(Descriptions.Spec(new Argument(name, option.Example)))["Gpt.Weights.g.cs"];
        var places = CheckpointName().Matches(weights).Select(match => match.Groups[1].Value).ToList();
        Assert.True(places.Count > 10);
        Assert.All(places, place => Assert.Matches(NameInGpt2(), place));
    }

    [Fact]
    public void The_table_of_the_page_for_newcomers_is_the_list()
    {
        var path = Path.Combine(Repository.Root, Page);
        var text = File.ReadAllText(path);
        var start = text.IndexOf(TableHead, StringComparison.Ordinal) + TableHead.Length;
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        var table = string.Join(
            '\n',
            Options.All.Select(option => $"| `{option.Name}` | {option.Meaning} | {option.LeftOut} |")
        );
        if (Repository.UpdatesPages)
        {
            File.WriteAllText(path, text[..start] + table + text[end..]);
        }
        else
        {
            Assert.Equal(table.Split('\n'), text[start..end].Split('\n'));
        }
    }

    [GeneratedRegex(@"\[GptModel\((?<arguments>[^)]*)\)\]\s*internal sealed partial class (?<name>\w+)")]
    private static partial Regex GoldenModel();

    /// <summary>The second name of a row: <c>head.weight [..] &lt;- lm_head.weight</c>.</summary>
    [GeneratedRegex(@"\] <- ([^,\n]*)")]
    private static partial Regex CheckpointName();

    [GeneratedRegex(
        @"^(transformer\.(wte|wpe)\.weight|(ln_1|ln_2|attn\.c_attn|attn\.c_proj|mlp\.c_fc|mlp\.c_proj)\.(weight|bias)|transformer\.ln_f\.(weight|bias)|lm_head\.weight)$"
    )]
    private static partial Regex NameInGpt2();
}
