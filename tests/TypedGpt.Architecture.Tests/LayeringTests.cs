using System.Reflection;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests;

/// <summary>The description of models stands on its own: without Roslyn, and without two namespaces that need each other.</summary>
public sealed class LayeringTests
{
    private static readonly Assembly Architecture = typeof(GptSpec).Assembly;

    [Fact]
    public void Nothing_refers_to_the_compiler() =>
        Assert.DoesNotContain(
            Architecture.GetReferencedAssemblies(),
            reference => reference.Name!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
        );

    [Fact]
    public void No_namespace_comes_back_to_itself()
    {
        var uses = Uses();
        Assert.True(uses.Count >= 6, $"Only {uses.Count} namespaces refer to another.");
        foreach (var start in uses.Keys)
        {
            Assert.Equal([], PathBack(start, start, uses, []) ?? []);
        }
    }

    [Fact]
    public void A_reference_in_a_body_alone_is_seen() =>
        Assert.Contains(typeof(OnlyInABody), References.Of(typeof(LayeringTests)));

    private static int Use() => OnlyInABody.Count();

    private static class OnlyInABody
    {
        public static int Count() => Use();
    }

    /// <summary>For each namespace those that it refers to, with the first reference.</summary>
    private static Dictionary<string, HashSet<string>> Uses() =>
        Architecture
            .GetTypes()
            .SelectMany(
                type => References.Of(type).Where(other => other.Assembly == Architecture),
                (type, other) => (From: Space(type), To: Space(other))
            )
            .Where(use => use.From != use.To && IsOurs(use.From) && IsOurs(use.To))
            .GroupBy(use => use.From)
            .ToDictionary(group => group.Key, group => group.Select(use => use.To).ToHashSet());

    private static string Space(Type type) => type.DeclaringType is { } outer ? Space(outer) : type.Namespace ?? "";

    private static bool IsOurs(string space) => space.StartsWith("TypedGpt.Architecture", StringComparison.Ordinal);

    private static List<string>? PathBack(
        string start,
        string at,
        Dictionary<string, HashSet<string>> uses,
        HashSet<string> seen
    )
    {
        foreach (var next in uses.GetValueOrDefault(at, []))
        {
            if (next == start)
            {
                return [at, next];
            }

            if (seen.Add(next) && PathBack(start, next, uses, seen) is { } rest)
            {
                return [at, .. rest];
            }
        }

        return null;
    }
}
