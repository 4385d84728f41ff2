using System.Globalization;
using System.Reflection;
using System.Text.RegularExpressions;
using TypedGpt.Generators.Analyzers;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Generators.Tests.Docs;

/// <summary>The compiler's own explaining errors lead to the pages that the analyzers' lead to.</summary>
public sealed class HelpLinkTests
{
    [Fact]
    public void Every_explaining_error_links_to_the_page_of_its_id()
    {
        var links = typeof(Tensor)
            .Assembly.GetTypes()
            .SelectMany(type =>
                type.GetMembers(
                    BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
                )
            )
            .Select(member => member.GetCustomAttribute<ObsoleteAttribute>())
            .OfType<ObsoleteAttribute>()
            .Select(error =>
                (
                    Id: error.DiagnosticId!,
                    Link: string.Format(CultureInfo.InvariantCulture, error.UrlFormat!, error.DiagnosticId)
                )
            )
            .Distinct()
            .ToList();

        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.Equal(Descriptors.Page(link.Id), link.Link));
        Assert.All(links, link => Assert.True(Uri.IsWellFormedUriString(link.Link, UriKind.Absolute)));
        Assert.All(
            links,
            link =>
                Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "diagnostics", $"{link.Id}.md")), link.Id)
        );
    }

    /// <summary>MSBuild reads text alone, so the address stands there a second time.</summary>
    [Theory]
    [InlineData("generators/TypedGpt.Generators/build/TypedGpt.targets")]
    [InlineData("runtime/TypedGpt.Torch/build/TypedGpt.Torch.targets")]
    public void Every_error_of_the_build_links_to_the_page_of_its_id(string targets)
    {
        var text = File.ReadAllText(Path.Combine(Repository.Root, targets));
        var errors = Regex.Matches(
            text,
            "<Error\\s.*?Code=\"(?<id>[A-Z0-9]+)\".*?HelpLink=\"(?<link>[^\"]+)\"",
            RegexOptions.Singleline
        );
        Assert.Equal(Regex.Count(text, @"<Error\s"), errors.Count);
        Assert.All(
            errors,
            error =>
            {
                var id = error.Groups["id"].Value;
                Assert.Equal($"$(_TypedGptPages){id}.md", error.Groups["link"].Value);
                Assert.True(File.Exists(Path.Combine(Repository.Root, "docs", "diagnostics", $"{id}.md")), id);
            }
        );
        Assert.DoesNotContain(
            Regex.Matches(text, "https://[^<\"]+"),
            address => address.Value != Descriptors.Page("").Replace(".md", "", StringComparison.Ordinal)
        );
    }
}
