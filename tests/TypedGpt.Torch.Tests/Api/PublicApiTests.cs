using System.Reflection;
using TypedGpt.TestSupport;

namespace TypedGpt.Torch.Tests;

public class PublicApiTests
{
    /// <summary>An assembly's listing lies beside its project, so that a change of it is seen where code is read.</summary>
    public static TheoryData<string> Assemblies => ["TypedGpt", "TypedGpt.Text", "TypedGpt.Torch"];

    [Theory]
    [MemberData(nameof(Assemblies))]
    public void The_public_API_is_the_one_that_is_listed(string name)
    {
        var assembly = Assembly.Load(name);
        var path = Path.Combine(Repository.Root, "runtime", name, "PublicApi.txt");
        var lines = ApiListing.Of(assembly);
        if (Repository.UpdatesPages)
        {
            File.WriteAllText(path, string.Join('\n', lines) + "\n");
        }

        var listed = File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');
        var added = Without(lines, listed).Select(line => $"+ {line}");
        var gone = Without(listed, lines).Select(line => $"- {line}");
        var differences = string.Join('\n', added.Concat(gone));
        Assert.True(
            lines.SequenceEqual(listed),
            $"{name} is not what runtime/{name}/PublicApi.txt lists. If that is meant: "
                + $"{Repository.UpdateVariable}=1 dotnet test tests/TypedGpt.Torch.Tests -c Release\n{differences}"
        );
    }

    [Fact]
    public void A_listing_tells_what_decides_how_a_call_binds()
    {
        var lines = ApiListing.Of(typeof(Tensor).Assembly);
        Assert.Contains(
            "readonly struct Tensor<D0, D1> : ITensor where D0 : struct, IDim where D1 : struct, IDim",
            lines
        );
        Assert.Contains(
            lines,
            line =>
                line.StartsWith(
                    "  [EditorBrowsable(Never)] [OverloadResolutionPriority(-1)] [Obsolete(error TGPT2003: A matrix",
                    StringComparison.Ordinal
                )
        );
        Assert.Contains(
            lines,
            line => line.Contains("bool causal = false, double dropRate = 0)", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(lines, line => line.Contains('`', StringComparison.Ordinal));
    }

    /// <summary>What is in the one list oftener than in the other.</summary>
    private static IEnumerable<string> Without(IEnumerable<string> all, IEnumerable<string> others)
    {
        var left = others.GroupBy(line => line).ToDictionary(group => group.Key, group => group.Count());
        return all.Where(line => left.TryGetValue(line, out var count) is false || (left[line] = count - 1) < 0)
            .ToArray();
    }
}
