using System.Globalization;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>What is said about a wrong configuration, and where.</summary>
public sealed class ConfigurationTests
{
    [Theory]
    [InlineData(
        "EmbDim = 768",
        "EmbDim = 770",
        "770",
        "TGPT1001",
        "EmbDim (770) is not divisible by NHeads (12). Nearest widths: 768, 780; head counts that divide 770: 10, 11, 14."
    )]
    [InlineData(
        "EmbDim = 768",
        "EmbDim = 7",
        "7",
        "TGPT1001",
        "EmbDim (7) is not divisible by NHeads (12). Nearest width: 12; head counts that divide 7: 1, 7."
    )]
    [InlineData(
        "EmbDim = 768, NHeads = 12",
        "EmbDim = 2147483647, NHeads = 2",
        "2147483647",
        "TGPT1001",
        "EmbDim (2147483647) is not divisible by NHeads (2). Nearest width: 2147483646; head counts that divide 2147483647: 1, 2147483647."
    )]
    [InlineData(
        "VocabSize = 50257",
        "VocabSize = 0",
        "0",
        "TGPT1002",
        "VocabSize (0) must be at least 1; GPT-2 124M has 50257"
    )]
    [InlineData(
        "ContextLength = 1024",
        "ContextLength = -5",
        "-5",
        "TGPT1002",
        "ContextLength (-5) must be at least 1; GPT-2 124M has 1024"
    )]
    [InlineData(
        "NLayers = 12",
        "NLayers = 12, FeedForwardDim = 0",
        "0",
        "TGPT1002",
        "FeedForwardDim (0) must be at least 1; GPT-2 124M has 3072"
    )]
    [InlineData(
        "VocabSize = 50257, ",
        "",
        "GptModel",
        "TGPT1003",
        "VocabSize is missing: a model needs VocabSize, ContextLength, EmbDim, NHeads and NLayers. GPT-2 124M has VocabSize = 50257."
    )]
    [InlineData(
        "DropRate = 0.1",
        "InitStd = 0",
        "0",
        "TGPT1019",
        "InitStd (0) must be above 0 and finite; GPT-2 has 0.02"
    )]
    [InlineData(
        "DropRate = 0.1",
        "InitStd = double.PositiveInfinity",
        "double.PositiveInfinity",
        "TGPT1019",
        "InitStd (Infinity) must be above 0 and finite; GPT-2 has 0.02"
    )]
    [InlineData(
        "DropRate = 0.1",
        "DropRate = 1",
        "1",
        "TGPT1004",
        "DropRate (1) is not in [0, 1): it is the probability of zeroing a value, and at 1 nothing is left. Nearest rate: 0.1."
    )]
    [InlineData(
        "DropRate = 0.1",
        "DropRate = 15",
        "15",
        "TGPT1004",
        "DropRate (15) is not in [0, 1): it is the probability of zeroing a value, and at 1 nothing is left. Nearest rate: 0.15."
    )]
    [InlineData(
        "DropRate = 0.1",
        "DropRateShortcut = -0.25",
        "-0.25",
        "TGPT1004",
        "DropRateShortcut (-0.25) is not in [0, 1): it is the probability of zeroing a value, and at 1 nothing is left. Nearest rate: 0.25."
    )]
    [InlineData(
        "DropRate = 0.1",
        "DropRate = double.NaN",
        "double.NaN",
        "TGPT1004",
        "DropRate (NaN) is not in [0, 1): it is the probability of zeroing a value, and at 1 nothing is left. Nearest rate: 0.1."
    )]
    [InlineData(
        "DropRate = 0.1",
        "DropRate = 0.1, DropRateEmb = 0.2",
        "0.1",
        "TGPT1005",
        "DropRate (0.1) is given together with DropRateEmb (0.2), which takes its place: give DropRate alone, or DropRateEmb, DropRateAttention and DropRateShortcut"
    )]
    [InlineData(
        "DropRate = 0.1",
        "NormEps = -1e-5",
        "-1e-5",
        "TGPT1006",
        "NormEps (-1E-05) must be above 0 and below 1; GPT-2 has 1E-05"
    )]
    [InlineData(
        "DropRate = 0.1",
        "NormEps = 1",
        "1",
        "TGPT1006",
        "NormEps (1) must be above 0 and below 1; GPT-2 has 1E-05"
    )]
    public async Task A_wrong_value_is_marked_and_explained(
        string before,
        string after,
        string marked,
        string id,
        string message
    )
    {
        var source = Compilations.Model(Compilations.Gpt2.Replace(before, after, StringComparison.Ordinal));
        var diagnostic = Assert.Single(await Analysis.Of(Compilations.Of(source)));
        Assert.Equal(id, diagnostic.Id);
        Assert.Equal(message, diagnostic.GetMessage(CultureInfo.InvariantCulture));
        Assert.Equal(marked, Analysis.Text(diagnostic));
        Assert.Equal(DiagnosticSeverity.Error, diagnostic.Severity);
        Assert.EndsWith($"docs/diagnostics/{id}.md", diagnostic.Descriptor.HelpLinkUri, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("EmbDim = 1024, NHeads = 64, NLayers = 16", "TGPT1008 on '64'")]
    [InlineData("EmbDim = 1280, NHeads = 80, NLayers = 20", "TGPT1008 on '80'")]
    [InlineData("EmbDim = 1024, NHeads = 16, NLayers = 24")]
    [InlineData("EmbDim = 1600, NHeads = 25, NLayers = 48")]
    [InlineData("EmbDim = 768, NHeads = 12, NLayers = 12")]
    [InlineData("EmbDim = 24, NHeads = 4, NLayers = 2")]
    [InlineData("EmbDim = 512, NHeads = 1, NLayers = 6")]
    [InlineData("EmbDim = 4096, NHeads = 32, NLayers = 32")]
    public async Task Swapped_heads_and_layers_are_a_warning_only_where_the_swap_is_likely(
        string sizes,
        params string[] expected
    ) =>
        Assert.Equal(
            expected,
            await Analysis.Marks(Compilations.Model($"VocabSize = 50257, ContextLength = 1024, {sizes}"))
        );

    [Theory]
    [InlineData("EmbDim = 2147483640, NHeads = 12, NLayers = 1200000", "EmbDim")]
    [InlineData("EmbDim = 12, NHeads = 12, NLayers = 1, FeedForwardDim = 2147483647")]
    [InlineData("EmbDim = 2000000000, NHeads = 2, NLayers = 1", "EmbDim")]
    [InlineData("EmbDim = 1000000, NHeads = 10, NLayers = 2147483647", "EmbDim")]
    [InlineData("EmbDim = 2147483647, NHeads = 1, NLayers = 2147483647", "EmbDim")]
    public async Task What_torch_cannot_count_is_refused(string sizes, params string[] blamed)
    {
        var found = await Analysis.Of(
            Compilations.Of(Compilations.Model($"VocabSize = 50257, ContextLength = 1024, {sizes}"))
        );
        Assert.Equal(blamed.Length, found.Length);
        foreach (var (diagnostic, key) in found.Zip(blamed))
        {
            Assert.Equal("TGPT1007", diagnostic.Id);
            var message = diagnostic.GetMessage(CultureInfo.InvariantCulture);
            Assert.StartsWith($"{key} (", message, StringComparison.Ordinal);

            // The value that it names does fit, and the next one does not.
            var largest = int.Parse(
                message[(message.LastIndexOf(' ') + 1)..].TrimEnd('.'),
                CultureInfo.InvariantCulture
            );
            Assert.Empty(await WithEmbDim(largest));
            Assert.NotEmpty(await WithEmbDim(largest + Heads(sizes)));
        }

        Task<IReadOnlyList<string>> WithEmbDim(int value) =>
            Analysis.Marks(
                Compilations.Model(
                    $"VocabSize = 50257, ContextLength = 1024, EmbDim = {value}, {sizes[(sizes.IndexOf(',', StringComparison.Ordinal) + 2)..]}"
                )
            );

        static int Heads(string sizes) =>
            int.Parse(sizes.Split("NHeads = ")[1].Split(',')[0], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Every_problem_is_reported_at_once() =>
        Assert.Equal(
            [
                "TGPT1003 on 'GptModel'",
                "TGPT1003 on 'GptModel'",
                "TGPT1002 on '0'",
                "TGPT1002 on '-1'",
                "TGPT1004 on '2'",
            ],
            await Analysis.Marks(Compilations.Model("VocabSize = 0, ContextLength = -1, EmbDim = 768, DropRate = 2"))
        );

    [Fact]
    public async Task A_constant_from_another_file_is_evaluated_and_the_argument_is_marked()
    {
        var found = await Analysis.Of(
            Compilations.Of(
                Compilations.Model(
                    Compilations.Gpt2.Replace(
                        "768",
                        "Sizes.Width + (nameof(Sizes) == \"Sizes\" ? 5 : 0)",
                        StringComparison.Ordinal
                    )
                ),
                "namespace User; public static class Sizes { public const int Width = 2 * 380; }"
            )
        );
        var diagnostic = Assert.Single(found);
        Assert.Equal("Sizes.Width + (nameof(Sizes) == \"Sizes\" ? 5 : 0)", Analysis.Text(diagnostic));
        Assert.StartsWith(
            "EmbDim (765)",
            diagnostic.GetMessage(CultureInfo.InvariantCulture),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task A_value_that_the_compiler_cannot_evaluate_is_named() =>
        Assert.Equal(
            ["TGPT1009 on '\"twelve\"'"],
            await Analysis.Marks(
                Compilations.Model(
                    Compilations.Gpt2.Replace("NLayers = 12", "NLayers = \"twelve\"", StringComparison.Ordinal)
                )
            )
        );

    [Fact]
    public async Task A_tied_table_without_a_spread_is_a_warning_with_the_loss_that_is_right()
    {
        var source = Compilations.Model(
            Compilations.Gpt2.Replace("QkvBias = false", "TieWeights = true", StringComparison.Ordinal)
        );
        var diagnostic = Assert.Single(await Analysis.Of(Compilations.Of(source)));
        Assert.Equal(("TGPT1020", "true"), (diagnostic.Id, Analysis.Text(diagnostic)));
        Assert.Equal(DiagnosticSeverity.Warning, diagnostic.Severity);
        Assert.Equal(
            "TieWeights without InitStd: the token table is drawn with a standard deviation of 1, as torch draws tables, and is the head as well, so training begins far above the ln(50257) = 10.8 of a model that knows nothing. Give InitStd = 0.02, as GPT-2 has it, or suppress this where the weights are loaded.",
            diagnostic.GetMessage(CultureInfo.InvariantCulture)
        );
        Assert.True(Driver.IsComplete(Driver.Files(Compilations.Of(source))));
    }

    [Fact]
    public async Task A_pragma_switches_a_warning_off() =>
        Assert.Empty(
            await Analysis.Marks(
                "#pragma warning disable TGPT1008\n"
                    + Compilations.Model(
                        "VocabSize = 50257, ContextLength = 1024, EmbDim = 1024, NHeads = 64, NLayers = 16"
                    )
            )
        );

    [Fact]
    public async Task A_right_model_with_every_option_is_left_in_peace() =>
        Assert.Empty(
            await Analysis.Marks(
                Compilations.Model(
                    "VocabSize = 1, ContextLength = 1, EmbDim = 1, NHeads = 1, NLayers = 1, QkvBias = true, TieWeights = true, InitStd = 0.5, FeedForwardDim = 1, NormEps = 0.5, DropRateEmb = 0, DropRateAttention = 0.999, DropRateShortcut = 0.5"
                )
            )
        );
}
