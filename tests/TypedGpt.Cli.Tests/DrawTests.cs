using System.Globalization;
using System.Xml.Linq;
using TypedGpt.Models;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

public sealed class DrawTests
{
    [Theory]
    [InlineData("Gpt124M", "gpt2-124m")]
    [InlineData("DummyGpt124M", "placeholder")]
    [InlineData("Llama32_1B", "llama-3.2-1b")]
    [InlineData("Gemma3_1B", "gemma-3-1b")]
    [InlineData("DeepSeekV3", "deepseek-v3")]
    [InlineData("Mixtral8x7B", "mixtral-8x7b")]
    public void The_picture_in_the_documentation_is_what_is_drawn(string model, string picture)
    {
        var path = Path.Combine(Repository.Root, "docs", "pictures", $"{picture}.svg");
        var drawn = Call.Of("draw", model).Output;
        if (Repository.UpdatesPages)
        {
            File.WriteAllText(path, drawn);
        }

        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), drawn);
    }

    public static TheoryData<string> Names => [.. ModelCatalog.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Nothing_stands_outside_of_the_picture_or_over_the_edge_of_its_box(string model)
    {
        var svg = XDocument.Parse(Call.Of("draw", model).Output).Root!;
        var (width, height) = (Number(svg, "width"), Number(svg, "height"));
        foreach (var text in svg.Descendants().Where(element => element.Name.LocalName == "text"))
        {
            // No letter of a sans-serif font is wider than this on average.
            var length = text.Value.Length * Number(text, "font-size") * 0.56;
            var (x, y) = (Number(text, "x"), Number(text, "y"));
            var left =
                x
                - (string)text.Attribute("text-anchor")! switch
                {
                    "start" => 0,
                    "end" => length,
                    _ => length / 2,
                };
            Assert.True(left > 0 && left + length < width && y < height, $"{text.Value} at {x}, {y}");

            // The innermost box that it stands in holds it whole.
            var box = svg.Descendants()
                .Where(element => element.Name.LocalName == "rect" && Holds(element, x, y))
                .MinBy(element => Number(element, "width") * Number(element, "height"))!;
            Assert.True(
                left >= Number(box, "x") - 4 && left + length <= Number(box, "x") + Number(box, "width") + 4,
                $"{text.Value} is wider than its box"
            );
        }

        static bool Holds(XElement box, double x, double y) =>
            x >= Number(box, "x")
            && x <= Number(box, "x") + Number(box, "width")
            && y >= Number(box, "y")
            && y <= Number(box, "y") + Number(box, "height");

        static double Number(XElement element, string attribute) =>
            double.Parse((string)element.Attribute(attribute)!, CultureInfo.InvariantCulture);
    }

    [Theory]
    [InlineData(
        "Gemma3_1B",
        "22 x",
        "4 x",
        "Local attention: rotary base 10,000; sees the last 512 positions",
        "x \u221a1152"
    )]
    [InlineData("DeepSeekV3", "8 of 256 experts work on a token", "Best 4 groups", "Shared expert", "3 x", "58 x")]
    [InlineData("Llama32_1B", "rotary base 500,000, llama3 scaling; 4 query heads to a head of keys", "SiLU")]
    [InlineData("GptOss20B", "a sink for each head", "Quick GELU", "Clamp")]
    [InlineData("GptJ6B", "rotary base 10,000, 64 of 256 elements")]
    [InlineData("Opt350M", "Project in", "Project out")]
    public void What_a_family_has_is_said(string model, params string[] texts) =>
        It_is_well_formed_and_shows_the_parts(model, texts);

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
