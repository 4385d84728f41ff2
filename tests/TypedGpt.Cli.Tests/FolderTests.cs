using System.Globalization;
using System.Text.Json.Nodes;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.Cli.Naming;
using TypedGpt.TestSupport;
using Xunit.Abstractions;

namespace TypedGpt.Cli.Tests;

/// <summary>Folders that hold nothing but a config.json are described without torch, as the class of that model is.</summary>
public sealed class FolderTests(ITestOutputHelper output)
{
    [Fact]
    public void A_bare_folder_has_a_summary_and_a_picture()
    {
        var folder = TinyFolder.Gpt2(false);
        var summary = JsonNode.Parse(Call.Of("summary", folder, "--json").Output)!;
        Assert.Equal(178752, (long)summary["parameters"]!);
        Assert.Equal("tiny-gpt2", (string)summary["model"]!);
        var picture = Call.Of("draw", "--model", Path.Combine(folder, "config.json")).Output;
        Assert.Contains("read from config.json: 178,752 parameters", picture, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"n_head\": 4", "\"n_head\": 5", "config.json: EmbDim (64) is not divisible by NHeads (5).")]
    [InlineData(
        "\"n_layer\": 3",
        "\"n_layer\": 3, \"n_layers\": 4",
        "config.json(17): n_layers (4) has to be 3, which n_layer says of the same"
    )]
    [InlineData("\"gelu_new\"", "\"gelu_old\"", "config.json(2): activation_function")]
    [InlineData(
        "\"model_type\": \"gpt2\"",
        "\"model_type\": \"bert\"",
        "config.json(13): model_type (bert) is not read: it is an encoder"
    )]
    [InlineData("{", "", "config.json(2): Nothing may follow the value")]
    public void A_refused_config_names_the_key_and_its_line(string old, string replaced, string expected)
    {
        var folder = TinyFolder.Gpt2(false, config => config.Replace(old, replaced, StringComparison.Ordinal));
        foreach (var verb in new[] { "summary", "draw" })
        {
            var call = Call.Of(verb, folder);
            Assert.Equal(1, call.ExitCode);
            Assert.Contains(expected, call.Error, StringComparison.Ordinal);
            Assert.Single(call.Error.TrimEnd().Split('\n'));
        }
    }

    /// <summary>A class that comes along, and the configuration that its model was published with.</summary>
    public static TheoryData<string, string> Published =>
        new()
        {
            { "Gpt2_124M", "gpt2" },
            { "Gpt2_355M", "gpt2-medium" },
            { "Gpt2_774M", "gpt2-large" },
            { "Gpt2_1558M", "gpt2-xl" },
            { "GptJ6B", "gpt-j-6b" },
            { "Pythia70M", "pythia-70m" },
            { "Pythia410M", "pythia-410m-finetuned" },
            { "Opt125M", "opt-125m" },
            { "Opt350M", "opt-350m" },
            { "Opt1300M", "opt-1.3b" },
            { "Bloom560M", "bloom-560m" },
            { "Llama2_7B", "llama-2-7b" },
            { "Llama32_1B", "llama-3.2-1b" },
            { "Llama32_3B", "llama-3.2-3b-instruct" },
            { "Mistral7B", "mistral-7b-v0.1" },
            { "Mixtral8x7B", "mixtral-8x7b" },
            { "Qwen25_500M", "qwen2-0.5b" },
            { "Qwen25_1500M", "qwen2-1.5b" },
            { "Qwen25_3B", "qwen2.5-3b" },
            { "Qwen25_7B", "qwen2.5-7b-instruct" },
            { "Qwen3_600M", "qwen3-0.6b" },
            { "Qwen3_1700M", "qwen3-1.7b" },
            { "Qwen3_4B", "qwen3-4b" },
            { "Qwen3_8B", "qwen3-8b" },
            { "Qwen3_30BA3B", "qwen3-30b-a3b" },
            { "Gemma2_2B", "gemma2-2b" },
            { "Gemma3_1B", "gemma3-1b-it" },
            { "SmolLM2_360M", "smollm2-360m" },
            { "SmolLM2_1700M", "smollm2-1.7b-instruct" },
            { "SmolLM3_3B", "smollm3-3b" },
            { "Olmo2_7B", "olmo2-7b" },
            { "DeepSeekV3", "deepseek-v3" },
            { "GptOss20B", "gpt-oss-20b" },
        };

    [Theory]
    [MemberData(nameof(Published))]
    public void Explicit_options_are_those_of_the_published_configuration(string model, string config)
    {
        if (Config(config) is not { } path)
        {
            output.WriteLine($"Not compared: the folder of shared data with {config}.json is not here.");
            return;
        }

        var (ours, theirs) = (Inference(ModelReference.Find(model).Graph), ModelReference.Find(path).Graph);
        Assert.Equal(theirs.Dims.Select(dim => (dim.Name, dim.Size)), ours.Dims.Select(dim => (dim.Name, dim.Size)));
        Assert.Equal(
            theirs.Layers.Skip(1).Select(layer => layer.Name),
            ours.Layers.Skip(1).Select(layer => layer.Name)
        );
        foreach (var (their, our) in theirs.Layers.Zip(ours.Layers))
        {
            Assert.Equal(their.Members.Select(Facts), our.Members.Select(Facts));
            Assert.Equal(Facts(their, theirs), Facts(our, ours));
        }
    }

    /// <summary>The same without dropout, which no configuration is asked about.</summary>
    private static ModelGraph Inference(ModelGraph graph)
    {
        var arguments = graph.Spec.Arguments.Values.Where(argument =>
            !argument.Name.StartsWith("DropRate", StringComparison.Ordinal)
        );
        return Rulebook.Check(graph.Spec with { Arguments = Arguments.Of(arguments) }).Graph!;
    }

    private static IEnumerable<string> Facts(LayerNode layer, ModelGraph graph) =>
        layer.Forward is { } forward
            ? forward
                .Expanded()
                .Ops.SelectMany(op => op is ChosenExperts experts ? experts.Body.Ops : [op])
                .Select(op => Facts(op, graph))
            : [];

    /// <summary>An op with its axes and numbers; a factor by what it is, however it was said.</summary>
    private static string Facts(Op op, ModelGraph graph) =>
        $"{op} "
        + op switch
        {
            ScaleBy { Factor: var factor } => Number(factor, graph).ToString("G10", CultureInfo.InvariantCulture),
            Rotate { How: var how } =>
                $"{how.Theta} {how.IsInterleaved} {how.Scaling?.Rule} {string.Join(' ', how.Scaling?.Values ?? [])}",
            Norm norm => $"{norm.Kind} {norm.IsPlusOne}",
            Activate activate => $"{activate.Function}",
            SoftCap cap => $"{cap.Cap}",
            Clamp clamp => $"{clamp.Low} {clamp.High}",
            _ => "",
        };

    private static double Number(Factor factor, ModelGraph graph) =>
        factor switch
        {
            Factor.Number number => number.Value,
            Factor.RootOf root => Math.Sqrt(graph[root.Dim].Size),
            Factor.OneOverRootOf root => 1 / Math.Sqrt(graph[root.Dim].Size),
            _ => double.NaN,
        };

    /// <summary>What of a member changes what is computed; how it is drawn, and the drop rate of training, do not.</summary>
    private static string Facts(Member member) =>
        $"{member.Property} {member.Kind} {string.Join(",", member.Dims)} {member.Bias} {(member.Kind is MemberKind.Dropout or MemberKind.Parameter ? 0 : member.Number)} {member.Count} {member.Pattern} {member.IsPlusOne} {member.HasWeight} {member.IsInterleaved} {member.Scaling}";

    private static string? Config(string name) =>
        new[]
        {
            Path.Combine(Repository.Root, "tests", "Goldens", "configs", $"{name}.json"),
            Path.Combine(Repository.Root, "..", "shared", "data", "configs", $"{name}.json"),
        }.FirstOrDefault(File.Exists);
}
