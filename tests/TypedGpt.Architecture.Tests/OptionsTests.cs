using System.Text.RegularExpressions;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests;

/// <summary>Walks the list of options: a place that was forgotten for one of them fails under its name.</summary>
public sealed partial class OptionsTests
{
    private const string Page = "docs/getting-started.md";
    private const string WholePage = "docs/options.md";
    private const string TableHead = "| key | meaning | left out |\n|---|---|---|\n";

    public static TheoryData<string> Names => [.. Options.All.Select(option => option.Name)];

    [Fact]
    public void The_attribute_has_each_option_and_no_other() =>
        Assert.Equal(
            Options
                .SmallAttributes.Append(Option.ModelAttribute)
                .SelectMany(attribute => AttributeOf(attribute).GetProperties(), (_, property) => property)
                .Where(property => property.CanWrite)
                .Select(property => $"{property.DeclaringType!.Name}.{property.Name}")
                .Order(),
            Options.All.Select(option => $"{option.Attribute}Attribute.{option.Property}").Order()
        );

    /// <summary>The enums of the attributes have the names of the specs' choices, in their order.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void A_choice_has_the_names_of_the_attributes_enum(string name)
    {
        var option = Options.Named(name)!;
        var type = AttributeOf(option.Attribute).GetProperty(option.Property)!.PropertyType;
        Assert.Equal(type.IsEnum ? Enum.GetNames(type) : [], option.Names);
    }

    private static Type AttributeOf(string attribute) =>
        typeof(GptModelAttribute).Assembly.GetType($"TypedGpt.{attribute}Attribute", throwOnError: true)!;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_attribute_holds_it_as_what_it_is_and_with_the_same_default(string name)
    {
        var option = Options.Named(name)!;
        var attribute = AttributeOf(option.Attribute);
        var property = attribute.GetProperty(option.Property)!;
        Assert.Equal(
            option.Example switch
            {
                Value.Integer => typeof(int),
                Value.Flag => typeof(bool),
                Value.Text => option.Names.Count > 0 ? property.PropertyType : typeof(string),
                Value.List list => list.Items[0] is Value.Integer ? typeof(int[]) : typeof(double[]),
                _ => typeof(double),
            },
            property.PropertyType
        );
        var held = property.GetValue(Activator.CreateInstance(attribute));
        Assert.Equal(
            option.DefaultValue switch
            {
                string choice when property.PropertyType.IsEnum => choice,
                string => null,
                System.Collections.IEnumerable => Array.CreateInstance(property.PropertyType.GetElementType()!, 0),
                { } value => value,
                null => Activator.CreateInstance(property.PropertyType),
            },
            held is Enum chosen ? chosen.ToString() : held
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
        var (graph, violations) = Rulebook.Check(Example(option));
        Assert.True(graph is not null, string.Join("\n", violations.Select(broken => broken.Text)));
    }

    /// <summary>A rule says so where an example is given without one of the options that stand beside it.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void It_says_nothing_without_what_stands_beside_it(string name)
    {
        var option = Options.Named(name)!;
        Assert.All(
            option.Beside,
            beside =>
                Assert.Null(
                    Rulebook
                        .Check(
                            Descriptions.Spec([
                                new(name, option.Example),
                                .. option.Beside.Where(other => other != beside),
                            ])
                        )
                        .Graph
                )
        );
    }

    /// <summary>What is no value of it is an error on it, and so is a choice that there is not.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Another_kind_of_value_is_an_error_on_it(string name)
    {
        var option = Options.Named(name)!;
        Value wrong =
            option.Example is Value.Text && option.Names.Count == 0 ? new Value.Flag(true) : new Value.Text("?");
        var spec = Descriptions.Spec([new(name, wrong), .. option.Beside]);
        Assert.Contains(
            Rulebook.Check(spec).Violations,
            found => (found.Rule.Id, found.Subject) == ("TGPT1009", Subject.Argument(name))
        );
    }

    private static GptSpec Example(Option option) =>
        Descriptions.Spec([new(option.Name, option.Example), .. option.Beside]);

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

    public static TheoryData<string> NamesOfTextbooks => [.. Options.OfTextbooks.Select(option => option.Name)];

    /// <summary>Those of families are set by released models, whose goldens are tests of their own.</summary>
    [Theory]
    [MemberData(nameof(NamesOfTextbooks))]
    public void A_golden_model_sets_it(string name)
    {
        var models = GoldenModel()
            .Matches(File.ReadAllText(Path.Combine(Repository.Root, "tests/TypedGpt.Models.Tests/SmallModels.cs")))
            .Where(match => match.Groups["arguments"].Value.Contains($"{name} = ", StringComparison.Ordinal))
            .Select(match => match.Groups["name"].Value);
        Assert.Contains(models, model => Path.Exists(Path.Combine(Repository.Root, $"tests/Goldens/{model}.json")));
    }

    /// <summary>
    /// Whatever option of the textbook's is set, a model has the names of Hugging Face's GPT-2, and for a bias of the head,
    /// which GPT-2 has not, the name that GPT-J gives it.
    /// </summary>
    [Theory]
    [MemberData(nameof(NamesOfTextbooks))]
    public void No_parameter_is_looked_for_where_GPT_2_has_none(string name)
    {
        var option = Options.Named(name)!;
        var weights = Descriptions.Files(Example(option))["Gpt.Weights.g.cs"];
        var places = CheckpointName().Matches(weights).Select(match => match.Groups[1].Value).ToList();
        Assert.True(places.Count > 10);
        Assert.All(places, place => Assert.Matches(NameInGpt2(), place));
    }

    /// <summary>The page for newcomers has those of textbooks, the page of all options a table for each attribute.</summary>
    public static TheoryData<string> Tables => ["", .. Options.SmallAttributes.Prepend(Option.ModelAttribute)];

    [Theory]
    [MemberData(nameof(Tables))]
    public void The_tables_of_the_pages_are_the_list(string attribute)
    {
        var (page, heading, options) =
            attribute.Length == 0
                ? (Page, "", Options.OfTextbooks)
                : (WholePage, $"## `[{attribute}]`\n\n", Options.All.Where(option => option.Attribute == attribute));
        var path = Path.Combine(Repository.Root, page);
        var text = File.ReadAllText(path);
        var start = text.IndexOf(heading + TableHead, StringComparison.Ordinal) + heading.Length + TableHead.Length;
        Assert.True(start >= heading.Length + TableHead.Length, $"{page} has no table below {heading}");
        var end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        var table = string.Join(
            '\n',
            options.Select(option => $"| `{option.Property}` | {option.Meaning} | {option.LeftOut} |")
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

    /// <summary>The second name of a row: <c>new("head.weight", [..], new("lm_head.weight"</c>.</summary>
    [GeneratedRegex("""\], new\(\$?"([^"]*)"[,)]""")]
    private static partial Regex CheckpointName();

    [GeneratedRegex(
        @"^(transformer\.(wte|wpe)\.weight|(ln_1|ln_2|attn\.c_attn|attn\.c_proj|mlp\.c_fc|mlp\.c_proj)\.(weight|bias)|transformer\.ln_f\.(weight|bias)|lm_head\.(weight|bias))$"
    )]
    private static partial Regex NameInGpt2();
}
