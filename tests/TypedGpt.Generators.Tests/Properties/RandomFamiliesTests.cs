using System.Globalization;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Properties;

/// <summary>Options of all families in random combinations: each one that no rule forbids compiles without a word.</summary>
[Trait("Category", "Slow")]
public sealed class RandomFamiliesTests
{
    private const int PerCompilation = 20;
    private static readonly int Models = RandomTests.Count(usual: 40, full: 400);

    [Fact]
    public void What_no_rule_forbids_compiles()
    {
        var random = new Random(RandomTests.Seed);
        var right = new List<Arguments>();
        var drawn = 0;
        while (right.Count < Models)
        {
            var arguments = RandomOptions.Draw(random);
            drawn++;
            if (Rulebook.Check(Spec(arguments)).Graph is not null)
            {
                right.Add(arguments);
            }

            Assert.True(
                drawn <= 10 * Models,
                $"Only {right.Count} of {drawn} models keep the rules. {RandomTests.Again}"
            );
        }

        foreach (var models in right.Chunk(PerCompilation))
        {
            var sources = models.Select(
                (arguments, at) =>
                    Compilations.With(
                        AttributeText.Of(arguments),
                        name: "Gpt" + at.ToString(CultureInfo.InvariantCulture)
                    )
            );
            Assert.All(
                Driver.Compile(Compilations.Of([.. sources])),
                found =>
                    Assert.Fail($"{found} in {AttributeText.Of(models[Of(found.ToString())])}. {RandomTests.Again}")
            );
        }
    }

    /// <summary>The model in whose file something was found; of what is found elsewhere, the first.</summary>
    private static int Of(string found)
    {
        var start = found.IndexOf(
            "Gpt",
            found.IndexOf("User.", StringComparison.Ordinal) + 1,
            StringComparison.Ordinal
        );
        var digits = start < 0 ? "" : string.Concat(found[(start + 3)..].TakeWhile(char.IsAsciiDigit));
        return digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static GptSpec Spec(Arguments arguments) =>
        new(new("Gpt", "User", [], "User.Gpt", [], []), arguments, new([], []));
}
