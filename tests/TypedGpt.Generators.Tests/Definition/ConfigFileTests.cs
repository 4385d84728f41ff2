using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>A model with a config.json: what it becomes, and what is said where.</summary>
public sealed class ConfigFileTests
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

    private static readonly TextFile Llama = new(
        "/project/config.json",
        """
        {
          "model_type": "llama",
          "hidden_size": 64,
          "intermediate_size": 128,
          "num_attention_heads": 4,
          "num_key_value_heads": 2,
          "num_hidden_layers": 3,
          "max_position_embeddings": 64,
          "rms_norm_eps": 1e-05,
          "vocab_size": 384
        }
        """
    );

    private static readonly TextFile Config = new("/project/config.json", Gpt2);

    [Fact]
    public async Task A_model_is_what_its_config_says()
    {
        var compilation = Compilations.Of(Compilations.Model("From = \"config.json\""));
        Assert.Equal(["TGPT9002"], (await Analysis.Everything(compilation, Config)).Select(found => found.Id));
        var same =
            "VocabSize = 384, ContextLength = 64, EmbDim = 64, NHeads = 4, NLayers = 3, QkvBias = true, TieWeights = true, InitStd = 0.02";
        var files = Driver.Files(compilation, Config);
        Assert.True(Driver.IsComplete(files));
        Assert.Contains("[global::TypedGpt.ModelOptions(\"", files["User.Gpt.g.cs"], StringComparison.Ordinal);
        Assert.Equal(
            Driver.Files(Compilations.Of(Compilations.Model(same))),
            files.ToDictionary(file => file.Key, file => WithoutOptions(file.Value))
        );
    }

    /// <summary>Without the line that says what a config.json said, which a model without one does not need.</summary>
    private static string WithoutOptions(string text) =>
        string.Join(
            '\n',
            text.Split('\n').Where(line => !line.StartsWith("[global::TypedGpt.ModelOptions", StringComparison.Ordinal))
        );

    [Fact]
    public void What_is_given_beside_it_takes_the_place_of_its_values()
    {
        var own = Compilations.Of(Compilations.Model("From = \"config.json\", NLayers = 5"));
        var edited = new TextFile(Config.Path, Gpt2.Replace("3,", "5,", StringComparison.Ordinal));
        Assert.Equal(
            Driver.Files(Compilations.Of(Compilations.Model("From = \"config.json\"")), edited),
            Driver.Files(own, Config)
        );
    }

    [Fact]
    public async Task A_key_that_would_be_lost_is_an_error_at_the_key()
    {
        var text = Gpt2.Replace("\"n_head\"", "\"n_haed\"", StringComparison.Ordinal);
        var error = await Single("From = \"config.json\"", new TextFile(Config.Path, text));
        Assert.Equal(
            "TGPT1305: n_haed is no key of gpt2: leave it out if it changes nothing, or write n_head",
            $"{error.Id}: {error.GetMessage()}"
        );
        var place = error.Location.GetLineSpan();
        Assert.Equal(
            (Config.Path, 3, 2),
            (place.Path, place.StartLinePosition.Line, place.StartLinePosition.Character)
        );
        Assert.Equal("\"n_haed\"", text.Substring(error.Location.SourceSpan.Start, error.Location.SourceSpan.Length));
    }

    [Fact]
    public async Task A_value_that_breaks_a_rule_is_an_error_at_the_value()
    {
        var text = Gpt2.Replace("\"n_head\": 4", "\"n_head\": 5", StringComparison.Ordinal);
        var error = await Single("From = \"config.json\"", new TextFile(Config.Path, text));
        Assert.Equal("TGPT1001", error.Id);
        Assert.Equal(Config.Path, error.Location.GetLineSpan().Path);
    }

    [Fact]
    public async Task A_value_in_the_attribute_that_breaks_a_rule_is_an_error_there()
    {
        var error = await Single("From = \"config.json\", EmbDim = 66", Config);
        Assert.Equal("TGPT1001", error.Id);
        Assert.Equal("66", Analysis.Text(error));
    }

    [Theory]
    [InlineData("config.json")]
    [InlineData("project/config.json")]
    [InlineData("./config.json")]
    [InlineData("/project/config.json")]
    [InlineData(@"project\\config.json")]
    public void A_file_is_named_by_the_end_of_its_path(string name) =>
        Assert.True(Driver.IsComplete(Driver.Files(Compilations.Of(Compilations.Model($"From = \"{name}\"")), Config)));

    [Theory]
    [InlineData("onfig.json")]
    [InlineData("Config.json")]
    [InlineData("other/config.json")]
    [InlineData("")]
    public async Task A_name_that_fits_no_file_is_an_error_on_it(string name)
    {
        var error = await Single($"From = \"{name}\"", Config);
        Assert.Equal("TGPT1301", error.Id);
        Assert.StartsWith(
            $"From ({name}) names none of the AdditionalFiles",
            error.GetMessage(),
            StringComparison.Ordinal
        );
        Assert.Equal($"\"{name}\"", Analysis.Text(error));
    }

    [Fact]
    public async Task A_name_that_fits_two_files_is_an_error_on_it()
    {
        var error = await Single("From = \"config.json\"", Config, new TextFile("/other/config.json", Gpt2));
        Assert.Equal(
            "From (config.json) names 2 of the AdditionalFiles: write the folder too, as in /project/config.json or /other/config.json",
            error.GetMessage()
        );
    }

    [Fact]
    public async Task A_file_that_no_model_names_is_not_looked_at()
    {
        var compilation = Compilations.Of(Compilations.Model());
        var found = await Analysis.Everything(compilation, new TextFile("/project/appsettings.json", "{ no json"));
        Assert.Equal(["TGPT9002"], found.Select(diagnostic => diagnostic.Id));
    }

    [Fact]
    public void A_model_in_error_is_declared()
    {
        var files = Driver.Files(
            Compilations.Of(Compilations.Model("From = \"config.json\"")),
            new TextFile(Config.Path, "{ no json")
        );
        Assert.Single(files);
        Assert.False(Driver.IsComplete(files));
    }

    [Theory]
    [InlineData("KvHeads")]
    [InlineData("Half")]
    public async Task A_name_that_the_generator_writes_for_what_the_config_says_is_marked(string name)
    {
        var compilation = Compilations.Of(
            Compilations.Model("From = \"config.json\"", $"public static int {name}() => 1;")
        );
        var found = await Analysis.Everything(compilation, Llama);
        Assert.Equal(
            [$"{name} is the name of a member that the generator writes: choose another name"],
            found.Where(each => each.Id.StartsWith("TGPT1", StringComparison.Ordinal)).Select(each => each.GetMessage())
        );
        Assert.False(Driver.IsComplete(Driver.Files(compilation, Llama)));
    }

    [Fact]
    public async Task A_name_is_marked_once_and_only_where_it_is_written()
    {
        var body = "public static int Blocks() => 1; public static int KvHeads() => 1;";
        var compilation = Compilations.Of(Compilations.Model("From = \"config.json\"", body));
        var found = await Analysis.Everything(compilation, Config);
        Assert.Equal(
            ["TGPT1018 on 'Blocks'"],
            found.Where(each => each.Id == "TGPT1018").Select(each => $"{each.Id} on '{Analysis.Text(each)}'")
        );
    }

    private static async Task<Diagnostic> Single(string arguments, params AdditionalText[] files) =>
        Assert.Single(
            await Analysis.Everything(Compilations.Of(Compilations.Model(arguments)), files),
            diagnostic => diagnostic.Id != "TGPT9002"
        );
}
