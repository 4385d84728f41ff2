using System.Xml.Linq;

namespace TypedGpt.Cli.Tests;

public sealed class DrawTests
{
    [Theory]
    [InlineData("Gpt124M", "gpt2-124m")]
    [InlineData("DummyGpt124M", "placeholder")]
    public void The_picture_in_the_documentation_is_what_is_drawn(string model, string picture) =>
        Assert.Equal(
            File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Pictures", $"{picture}.svg"))
                .ReplaceLineEndings("\n"),
            Call.Of("draw", model).Output
        );

    [Theory]
    [InlineData("gpt2", "12 x", "768 x 50257", "Layer norm", "Attention", "Feed forward", "163,009,536 parameters")]
    [InlineData("gpt2-xl", "48 x", "1600 x 50257", "[Batch, Heads 25, Seq, HeadDim 64]")]
    [InlineData("gpt2-tied", "Output head, tied", "124,412,160 parameters")]
    [InlineData("placeholder", "Dummy transformer block", "Dummy layer norm")]
    public void It_is_well_formed_and_shows_the_parts(string model, params string[] texts)
    {
        var svg = XDocument.Parse(Call.Of("draw", model).Output);
        var shown = svg.Descendants()
            .Where(element => element.Name.LocalName == "text")
            .Select(text => text.Value)
            .ToList();
        Assert.All(texts, text => Assert.Contains(shown, found => found.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public void It_is_written_to_a_file_on_demand()
    {
        var path = Path.Combine(Directory.CreateTempSubdirectory("draw").FullName, "picture.svg");
        Assert.Equal($"Wrote {path}.\n", Call.Of("draw", "gpt2", "--output", path).Output.ReplaceLineEndings("\n"));
        Assert.Equal(Call.Of("draw", "gpt2").Output, File.ReadAllText(path));
    }
}
