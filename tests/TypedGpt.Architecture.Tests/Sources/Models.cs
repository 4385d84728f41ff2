using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests.Sources;

/// <summary>Models out of the text of a config.json.</summary>
internal static class Models
{
    /// <summary>The graph of a configuration, which has to be one.</summary>
    public static ModelGraph Graph(string name, string text)
    {
        var read = ConfigReader.Read(text);
        Assert.True(read.Problems.Count == 0, $"{name}: {string.Join("; ", read.Problems)}");
        var (graph, violations) = Rulebook.Check(Descriptions.Spec() with { Arguments = read.Arguments });
        Assert.True(graph is not null, $"{name}: {string.Join("\n", violations.Select(broken => broken.Text))}");
        return graph;
    }

    /// <summary>How many parameters it has, a tied head once.</summary>
    public static long Parameters(this ModelGraph graph) => (long)graph.ParameterCount(graph.Model);

    /// <summary>What a configuration says of an option, that its class has where nothing is said.</summary>
    public static T Get<T>(this ReadConfig read, Option<T> option) => option.Of(read.Arguments);
}
