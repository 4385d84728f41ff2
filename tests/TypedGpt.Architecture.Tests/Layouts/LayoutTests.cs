using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layouts;
using TypedGpt.Architecture.Layouts.Schemes;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Specs;
using TypedGpt.Architecture.Tests.Sources;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Layouts;

/// <summary>Each parameter has exactly one place in a checkpoint, and what lies in real ones is known.</summary>
public sealed class LayoutTests
{
    private static readonly string Goldens = Path.Combine(Repository.Root, "tests", "Goldens");

    public static TheoryData<string> Types => [.. AllFamilies.All.Select(family => family.ModelType)];

    /// <summary>A small model of each family: no parameter without a place, no two with the same, and tensors used up.</summary>
    [Theory]
    [MemberData(nameof(Types))]
    public void Each_parameter_has_one_place(string type)
    {
        if (type == "ministral3")
        {
            return;
        }

        // A Baichuan of another depth is another model.
        var layers = type == "baichuan" ? 32 : 6;
        CheckPlaces(Models.Graph(type, $$"""{"model_type": "{{type}}", "num_hidden_layers": {{layers}}}"""));
    }

    [Fact]
    public void Each_scheme_has_a_family() =>
        Assert.Equal(
            AllLayouts.All.Select(layout => layout.Name).Order(StringComparer.Ordinal),
            AllFamilies.All.Select(family => family.Layout).Distinct().Order(StringComparer.Ordinal)
        );

    [Fact]
    public void Each_scheme_has_a_name_of_its_own() =>
        Assert.Equal(AllLayouts.All.Count, AllLayouts.All.Select(layout => layout.Name).Distinct().Count());

    [Theory]
    [InlineData("llama")]
    [InlineData("gemma2")]
    [InlineData("mixtral")]
    [InlineData("deepseek-v3")]
    public void The_tensors_of_a_kept_checkpoint_are_its_places(string name)
    {
        var folder = Path.Combine(Goldens, "checkpoints", name);
        CheckFile(name, File.ReadAllText(Path.Combine(folder, "config.json")), folder);
    }

    /// <summary>The 30 tiny checkpoints of the shared data.</summary>
    [Fact]
    public void The_tensors_of_every_tiny_checkpoint_are_its_places()
    {
        var all = SharedData.Checkpoints;
        foreach (var folder in all)
        {
            CheckFile(Path.GetFileName(folder), File.ReadAllText(Path.Combine(folder, "config.json")), folder);
        }

        Assert.InRange(all.Count, SharedData.Folder is null ? 8 : 30, 100);
    }

    /// <summary>The lists of names, and shapes where there are any, of published checkpoints.</summary>
    [Fact]
    public void Every_published_list_of_tensors_is_covered()
    {
        var covered = 0;
        foreach (var (name, _, _) in PublishedConfigs.All)
        {
            var list = Path.Combine(PublishedConfigs.Folder!, name + ".tensors.txt");
            var text = PublishedConfigs.Text(name);
            if (!File.Exists(list) || ConfigReader.Read(text).Problems.Count > 0)
            {
                continue;
            }

            // The list is of a copy with a smaller vocabulary, as it says itself.
            text = name == "opt-350m" ? text.Replace("50272", "50265", StringComparison.Ordinal) : text;
            var isTraced = File.ReadLines(list)
                .Any(line => line.Contains("lacks the embedding", StringComparison.Ordinal));
            Check(name, Models.Graph(name, text), StoredTensors.Listed(list), isTraced);
            covered++;
        }

        Assert.True(PublishedConfigs.Folder is null || covered >= 30, $"{covered} lists.");
    }

    [Fact]
    public void Without_a_name_the_scheme_is_the_first_that_fits()
    {
        Assert.Equal("gpt2", AllLayouts.Of(Graphs.Gpt()).Name);
        Assert.Equal("llama", AllLayouts.Of(Graphs.Gpt((nameof(FeedForwardOptions.Gated), true))).Name);
        var mixture = Graphs.Gpt(
            ("MixtureOfExperts.Experts", 4),
            ("MixtureOfExperts.Chosen", 2),
            (nameof(FeedForwardOptions.Gated), true)
        );
        Assert.Equal("mixtral", AllLayouts.Of(mixture).Name);
    }

    private static void CheckFile(string name, string config, string folder)
    {
        var stored = Directory
            .GetFiles(folder, "model*.safetensors")
            .SelectMany(StoredTensors.InFile)
            .ToDictionary(entry => entry.Key, entry => entry.Value);
        Check(name, Models.Graph(name, config), stored, isTraced: false);
    }

    private static void Check(string name, ModelGraph graph, Dictionary<string, string?> listed, bool isTraced)
    {
        var layout = AllLayouts.Of(graph).Around(graph.Spec);
        var expected = StoredTensors.Expected(graph);
        var stored = StoredTensors.ByLayout(layout, expected.Keys, listed);
        foreach (var (tensor, shape) in stored)
        {
            var isKnown = expected.TryGetValue(tensor, out var own);
            Assert.True(isKnown || StoredTensors.IsOther(layout, tensor), $"{name}: {tensor} has no place.");
            Assert.True(!isKnown || shape is null || shape == own, $"{name}: {tensor} is {shape}, and {own} here.");
        }

        var absent = expected.Keys.Where(tensor => !stored.ContainsKey(tensor)).ToList();
        Assert.True(
            absent.Count == 0 || (isTraced && absent.TrueForAll(IsTableOrHead)),
            $"{name} has no {string.Join(", ", absent.Take(5))}."
        );
        CheckPlaces(graph);
    }

    /// <summary>A list that was traced from a run begins behind the table.</summary>
    private static bool IsTableOrHead(string tensor) =>
        tensor.EndsWith("embed_tokens.weight", StringComparison.Ordinal) || tensor == "lm_head.weight";

    private static void CheckPlaces(ModelGraph graph)
    {
        var places = ParameterPlaces.Of(graph, AllLayouts.Of(graph)).ToList();
        Assert.Equal(
            graph.Parameters(),
            places.Sum(place => place.Shape.Aggregate(1L, (product, size) => product * size))
        );
        foreach (
            var tensor in places.GroupBy(place =>
                place.Slot?.Name ?? throw new InvalidOperationException($"{place.Name} has no place.")
            )
        )
        {
            var slices = tensor.Select(place => place.Slot!.Slice).ToList();
            if (slices.Count == 1)
            {
                Assert.True(slices[0] is null, $"{tensor.Key} is a part of a tensor alone.");
                continue;
            }

            var first = slices[0]!;
            Assert.All(slices, slice => Assert.Equal((first.Groups, first.Of), (slice!.Groups, slice.Of)));
            var ends = slices
                .OrderBy(slice => slice!.Start)
                .Aggregate(0L, (end, slice) => slice!.Start == end ? end + slice.Count : -1);
            Assert.True(ends == first.Of, $"{tensor.Key} is not used up, or twice.");
        }
    }
}
