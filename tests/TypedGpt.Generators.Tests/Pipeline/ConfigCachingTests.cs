using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Generators.Tests.Harness;
using static Microsoft.CodeAnalysis.IncrementalStepRunReason;

namespace TypedGpt.Generators.Tests.Pipeline;

/// <summary>An edit of a config.json writes the model anew that names it, and no other.</summary>
public sealed class ConfigCachingTests
{
    private const string Gpt2 = """
        {
          "model_type": "gpt2",
          "n_embd": 64,
          "n_head": 4,
          "n_layer": 3,
          "n_positions": 64,
          "vocab_size": 384
        }
        """;

    private static readonly TextFile First = new("/project/first/config.json", Gpt2);
    private static readonly TextFile Second = new("/project/second/config.json", Gpt2);

    private static readonly CSharpCompilation Start = Compilations.Of(
        Compilations.Model("From = \"first/config.json\"", name: "First"),
        Compilations.Model("From = \"second/config.json\"", name: "Second"),
        Compilations.Model(name: "Plain")
    );

    [Fact]
    public void Without_an_edit_everything_is_cached()
    {
        var driver = Driver.Create(Start, First, Second).RunGenerators(Start);
        CachingTests.AssertUnchanged(Driver.Result(driver.RunGenerators(Start)));
    }

    [Fact]
    public void An_edit_modifies_the_model_that_names_the_file_and_nothing_else()
    {
        var reasons = CachingTests.Reasons(Edited(Gpt2.Replace("3,", "2,", StringComparison.Ordinal)));
        Assert.Equal([Modified, Cached], reasons[TrackingNames.Configs]);
        Assert.Equal([Modified, Unchanged, Unchanged], reasons[TrackingNames.Configured]);
        Assert.Equal([Modified, Cached, Cached], reasons[TrackingNames.Graphs]);
    }

    [Theory]
    [InlineData("{\n", "{\n\n\n")]
    [InlineData("\"vocab_size\": 384", "\"vocab_size\": 384, \"use_cache\": false")]
    [InlineData("\"vocab_size\": 384", "\"vocab_size\": 384, \"attn_pdrop\": 0.5")]
    public void An_edit_that_says_the_same_modifies_nothing(string before, string after)
    {
        var reasons = CachingTests.Reasons(Edited(Gpt2.Replace(before, after, StringComparison.Ordinal)));
        Assert.Equal([Cached, Cached], reasons[TrackingNames.Configs]);
        Assert.All(reasons[TrackingNames.Graphs], reason => Assert.Equal(Cached, reason));
    }

    [Fact]
    public void A_file_that_no_model_names_modifies_nothing()
    {
        AdditionalText other = new TextFile("/project/appsettings.json", """{"Logging": 1}""");
        var driver = Driver.Create(Start, First, Second).RunGenerators(Start).AddAdditionalTexts([other]);
        var reasons = CachingTests.Reasons(Driver.Result(driver.RunGenerators(Start)));
        Assert.All(reasons[TrackingNames.Graphs], reason => Assert.Equal(Cached, reason));
    }

    private static GeneratorRunResult Edited(string text)
    {
        var driver = Driver.Create(Start, First, Second).RunGenerators(Start);
        driver = driver.ReplaceAdditionalText(First, new TextFile(First.Path, text));
        return Driver.Result(driver.RunGenerators(Start));
    }
}
