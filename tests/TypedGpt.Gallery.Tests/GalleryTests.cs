using System.Text.RegularExpressions;
using TypedGpt.TestSupport;

namespace TypedGpt.Gallery.Tests;

/// <summary>The files that people copy: short, with the shape at each line, each on the page about the gallery.</summary>
public sealed partial class GalleryTests
{
    private const int Screen = 60;
    private const int Width = 140;

    private static readonly string[] Names =
    [
        .. Directory
            .GetFiles(Path.Combine(Repository.Root, "samples", "TypedGpt.Gallery"), "*.cs")
            .Select(path => Path.GetFileName(path)),
    ];

    public static TheoryData<string> Files => [.. Names];

    [Fact]
    public void Every_file_is_a_sample_that_the_oracle_knows() =>
        Assert.Equal(Samples.All.Keys.Order(), Names.Select(name => Path.GetFileNameWithoutExtension(name)).Order());

    [Theory]
    [MemberData(nameof(Files))]
    public void It_fits_on_a_screen(string file)
    {
        var lines = Lines(file);
        Assert.InRange(lines.Length, 10, Screen);
        Assert.All(lines, line => Assert.True(line.Length <= Width, line));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_statement_of_a_forward_pass_has_its_shape_and_the_shapes_of_a_method_stand_in_one_column(
        string file
    )
    {
        var bodies = Body().Matches(string.Join('\n', Lines(file)) + "\n");
        Assert.NotEmpty(bodies);
        foreach (var body in bodies.Select(match => match.Groups["body"].Value))
        {
            var statements = body.Split('\n').Where(line => line.Contains(';', StringComparison.Ordinal)).ToList();
            Assert.All(statements, line => Assert.Matches(@"; +// \[", line));
            Assert.Single(statements.Select(line => line.IndexOf("// [", StringComparison.Ordinal)).Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void It_stays_within_the_typed_core(string file) =>
        Assert.DoesNotMatch(
            @"\.Raw\b|Assume|torch\.",
            string.Join('\n', Lines(file)).Replace("TypedGpt.Torch", "", StringComparison.Ordinal)
        );

    [Theory]
    [MemberData(nameof(Files))]
    public void The_page_about_the_gallery_has_a_section_for_it(string file)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "gallery.md"));
        Assert.Contains($"](../samples/TypedGpt.Gallery/{file})", page, StringComparison.Ordinal);
    }

    private static string[] Lines(string file) =>
        File.ReadAllLines(Path.Combine(Repository.Root, "samples", "TypedGpt.Gallery", file));

    /// <summary>What follows the scope of a forward pass, up to the brace that ends it.</summary>
    [GeneratedRegex(@"NewScope\(\);\n\n(?<body>.*?)\n        \}\n", RegexOptions.Singleline)]
    private static partial Regex Body();
}
