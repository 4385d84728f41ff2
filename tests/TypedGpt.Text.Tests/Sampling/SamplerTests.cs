using System.Globalization;
using System.Text.Json;
using TypedGpt.Sampling;
using TypedGpt.TestSupport;

namespace TypedGpt.Text.Tests.Sampling;

public sealed class SamplerTests
{
    [Theory]
    [InlineData("sampling-cases.json", 23)]
    [InlineData("sampling-cases-2.json", 36)]
    public void Probabilities_are_those_of_the_reference(string file, int count)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(DataFolder.Small(file)));
        var cases = document.RootElement.GetProperty("cases").EnumerateArray().ToList();
        Assert.Equal(count, cases.Count);
        foreach (var one in cases)
        {
            float[] logits =
            [
                .. one.GetProperty("logits")
                    .EnumerateArray()
                    .Select(logit =>
                        logit.ValueKind == JsonValueKind.Null ? float.NegativeInfinity : logit.GetSingle()
                    ),
            ];
            var prompt = Ids(one, one.TryGetProperty("history", out _) ? "history" : "prompt");
            var answer = Ids(one, "answer");
            var (options, allowed) = Read(one.GetProperty("options"), logits.Length);
            var probabilities = new float[logits.Length];
            new Sampler(options, logits.Length).Probabilities(logits, prompt, answer, allowed, probabilities);
            var wanted = one.GetProperty("probabilities").Floats();
            for (var id = 0; id < logits.Length; id++)
            {
                Assert.True(
                    Math.Abs(wanted[id] - probabilities[id]) <= 1e-6,
                    $"{one.GetProperty("options")}: token {id} has {probabilities[id]}, not {wanted[id]}."
                );
            }
        }
    }

    [Fact]
    public void Draws_follow_the_probabilities_and_the_seed_alone()
    {
        float[] logits = [0, 1, 2, float.NegativeInfinity, 1.5f];
        var counts = new int[logits.Length];
        var expected = new float[logits.Length];
        new Sampler(new() { Temperature = 0.7f }, logits.Length).Probabilities(logits, [], [], null, expected);
        const int draws = 20_000;
        for (ulong seed = 0; seed < draws; seed++)
        {
            var sampler = new Sampler(new() { Temperature = 0.7f, Seed = seed }, logits.Length);
            var token = sampler.Next(logits, [], [1, 2, 3]);
            counts[token]++;
            Assert.Equal(
                token,
                new Sampler(new() { Temperature = 0.7f, Seed = seed }, logits.Length).Next(logits, [4], [1, 2, 0])
            );
        }

        for (var id = 0; id < logits.Length; id++)
        {
            var spread = Math.Sqrt(draws * expected[id] * (1 - expected[id]));
            Assert.InRange(counts[id], (draws * expected[id]) - (5 * spread), (draws * expected[id]) + (5 * spread));
        }
    }

    [Fact]
    public void The_numbers_of_one_request_are_evenly_spread()
    {
        float[] logits = [0, 0, 0, 0];
        var sampler = new Sampler(new() { Seed = 7 }, logits.Length);
        var counts = new int[16];
        var previous = 0;
        for (var place = 0; place < 16_000; place++)
        {
            var token = sampler.Next(logits, [], new int[place]);
            counts[(previous * 4) + token]++;
            previous = token;
        }

        Assert.All(counts, count => Assert.InRange(count, 840, 1160));
    }

    [Fact]
    public void Wrong_options_and_logits_are_named()
    {
        Refused("Temperature", new() { Temperature = -1 });
        Refused("Temperature", new() { Temperature = float.NaN });
        Refused("TopP", new() { TopP = 1.5f });
        Refused("MinP", new() { MinP = -0.1f });
        Refused("TypicalP", new() { TypicalP = 2 });
        Refused("TopK", new() { TopK = -1 });
        Refused("RepetitionPenalty", new() { RepetitionPenalty = 0 });
        Refused("token 5, and the model has 3", new() { LogitBias = new Dictionary<int, float> { [5] = 1 } });
        Refused("EndTokens", new() { EndTokens = [3] });
        var sampler = new Sampler(new(), 3);
        Assert.Contains(
            "2 logits; the sampler is for 3",
            Assert.Throws<ArgumentException>(() => sampler.Next([1, 2], [], [])).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "token 1 is NaN",
            Assert.Throws<ArgumentException>(() => sampler.Next([1, float.NaN, 2], [], [])).Message,
            StringComparison.Ordinal
        );
        Assert.Throws<InvalidOperationException>(() => sampler.Next([1, 2, 3], [], [], new TokenMask(3)));

        static void Refused(string named, SamplingOptions options) =>
            Assert.Contains(
                named,
                Assert.Throws<ArgumentException>(() => new Sampler(options, 3)).Message,
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Log_probabilities_are_those_of_the_raw_logits()
    {
        float[] logits = [1, 3, 3, float.NegativeInfinity, -2];
        var sum = Math.Log(logits.Sum(logit => Math.Exp(logit)));
        var top = LogProbability.Top(logits, 3);
        Assert.Equal([1, 2, 0], top.Select(one => one.Token));
        Assert.All(top, one => Assert.Equal(logits[one.Token] - sum, one.Value, 6));
        Assert.Equal(top[2], LogProbability.Of(logits, 0));
    }

    /// <summary>However a text comes in pieces, the same is shown of it, at once and up to the same place.</summary>
    [Fact]
    public void Stop_texts_are_found_across_pieces_and_hold_back_no_more_than_they_must()
    {
        var random = new Random(RandomTests.Seed);
        for (var i = 0; i < RandomTests.Count(usual: 5000, full: 100_000); i++)
        {
            string Draw(int most) =>
                string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => "ab\n"[random.Next(3)]));
            var stops = Enumerable.Range(0, random.Next(0, 4)).Select(_ => Draw(5)).ToArray();
            var text = Draw(30);
            var end = Enumerable
                .Range(1, text.Length)
                .FirstOrDefault(
                    length => stops.Any(stop => text[..length].EndsWith(stop, StringComparison.Ordinal)),
                    -1
                );
            var found =
                end < 0
                    ? null
                    : stops
                        .Where(stop => text[..end].EndsWith(stop, StringComparison.Ordinal))
                        .MaxBy(stop => stop.Length);
            var matcher = new StopTextMatcher(stops);
            var shown = "";
            for (var at = 0; at < text.Length && matcher.Found is null; )
            {
                var piece = text.Substring(at, random.Next(1, Math.Min(4, text.Length - at) + 1));
                at += piece.Length;
                shown += matcher.Add(piece);
                if (matcher.Found is null)
                {
                    var open = Enumerable
                        .Range(0, at + 1)
                        .First(start =>
                            start == at
                            || stops.Any(stop =>
                                stop.Length > at - start && stop.StartsWith(text[start..at], StringComparison.Ordinal)
                            )
                        );
                    Assert.True(
                        shown == text[..open],
                        $"'{shown}' is shown of '{text[..at]}', stops '{string.Join("', '", stops)}'. {RandomTests.Again}"
                    );
                }
            }

            Assert.Equal(found, matcher.Found);
            shown += matcher.Finish();
            Assert.Equal(found is null ? text : text[..(end - found.Length)], shown);
        }
    }

    private static (SamplingOptions Options, TokenMask? Allowed) Read(JsonElement options, int vocabulary)
    {
        var read = new SamplingOptions
        {
            Temperature = Number("temperature", 1),
            TopK = (int)Number("top_k", 0),
            TopP = Number("top_p", 1),
            MinP = Number("min_p", 0),
            TypicalP = Number("typical_p", 1),
            RepetitionPenalty = Number("repetition_penalty", 1),
            FrequencyPenalty = Number("frequency_penalty", 0),
            PresencePenalty = Number("presence_penalty", 0),
            NoRepeatNgramSize = (int)Number("no_repeat_ngram_size", 0),
            MinTokens = (int)Number("min_tokens", 0),
            EndTokens = options.TryGetProperty("eos", out var eos) ? [eos.GetInt32()] : [],
            LogitBias = options.TryGetProperty("logit_bias", out var bias)
                ? bias.EnumerateObject()
                    .ToDictionary(
                        one => int.Parse(one.Name, CultureInfo.InvariantCulture),
                        one => one.Value.GetSingle()
                    )
                : new Dictionary<int, float>(),
        };
        if (!options.TryGetProperty("allowed", out var list))
        {
            return (read, null);
        }

        var allowed = new TokenMask(vocabulary);
        foreach (var token in list.EnumerateArray())
        {
            allowed.Allow(token.GetInt32());
        }

        return (read, allowed);

        float Number(string name, float otherwise) =>
            options.TryGetProperty(name, out var value) ? value.GetSingle() : otherwise;
    }

    private static int[] Ids(JsonElement one, string name) =>
        one.TryGetProperty(name, out var ids) ? [.. ids.EnumerateArray().Select(id => id.GetInt32())] : [];
}
