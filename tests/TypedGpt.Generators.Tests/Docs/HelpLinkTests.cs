using System.Globalization;
using System.Reflection;
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
}
