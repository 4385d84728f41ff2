using System.Globalization;
using System.Text.Json.Nodes;
using TypedGpt.Models;

namespace TypedGpt.Cli.Tests;

public sealed class SummaryTests
{
    public static TheoryData<string> Names => [.. ModelCatalog.Entries.Select(entry => entry.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Counts_are_those_of_the_emitted_class(string name)
    {
        var summary = JsonNode.Parse(Call.Of("summary", name, "--json").Output)!;
        var model = ModelCatalog.Find(name)!.Type;
        Assert.Equal(Constant("ParameterCount"), (long?)summary["parameters"]);
        Assert.Equal(Constant("ParameterBytes"), (long?)summary["parameter_bytes"]);
        Assert.Equal(Constant("FlopsPerToken"), (long?)summary["flops_per_token"]);
        Assert.Equal(Constant("KvCacheBytesPerToken"), (long?)summary["kv_cache_bytes_per_token"]);

        var top = summary["layers"]!.AsArray().Where(layer => (int)layer!["depth"]! == 0).ToList();
        Assert.Equal(Constant("ParameterCount"), top.Sum(layer => (long)layer!["parameters"]!));
        if (Constant("FlopsPerToken") is { } flops)
        {
            Assert.Equal(flops, top.Sum(layer => (long)layer!["flops_per_token"]!));
        }
        else
        {
            Assert.Contains(top, layer => layer!["flops_per_token"] is null);
        }

        long? Constant(string constant) => (long?)model.GetField(constant)?.GetValue(null);
    }

    [Fact]
    public void The_table_is_plain_text_where_output_is_redirected()
    {
        var output = Call.Of("summary", "gpt2").Output;
        Assert.DoesNotContain('\u001b', output);
        Assert.Contains("163,009,536", output, StringComparison.Ordinal);
        Assert.Contains("12 x Block", output, StringComparison.Ordinal);
        Assert.Contains("Linear<Emb, QueryWidth>", output, StringComparison.Ordinal);
        Assert.Contains("[768, 768] + [768]", output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_follows_from_the_ops_is_said_or_why_it_is_not_known()
    {
        var output = Call.Of("summary", "gpt2").Output;
        Assert.Contains("284,812,800 FLOPs", output, StringComparison.Ordinal);
        Assert.Contains("73.7 kB of keys and values", output, StringComparison.Ordinal);
        Assert.Contains("Planned arena: ", output, StringComparison.Ordinal);
        Assert.Contains("not what torch uses", output, StringComparison.Ordinal);

        var byHand = Call.Of("summary", "placeholder").Output;
        Assert.Contains("are not known: DummyGpt124M.", byHand, StringComparison.Ordinal);
        Assert.Contains("written by hand", byHand, StringComparison.Ordinal);
        Assert.DoesNotContain("Planned arena:", byHand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gemma-3-1b", "26 x Block", "22 x LocalBlock", "4 x GlobalBlock")]
    [InlineData("deepseek-v3", "61 x Block", "3 x DenseBlock", "58 x SparseBlock")]
    public void A_list_of_several_classes_has_a_row_for_each(string name, string list, params string[] classes)
    {
        var summary = JsonNode.Parse(Call.Of("summary", name, "--json").Output)!;
        var layers = summary["layers"]!.AsArray().Select(layer => layer!).ToList();
        var whole = Assert.Single(layers, layer => (string)layer["type"]! == list);
        var rows = classes.Select(type => Assert.Single(layers, layer => (string)layer["type"]! == type)).ToList();
        Assert.All(rows, row => Assert.Equal((int)whole["depth"]! + 1, (int)row["depth"]!));
        Assert.Equal((long)whole["parameters"]!, rows.Sum(row => (long)row["parameters"]!));
        Assert.Equal((long)whole["flops_per_token"]!, rows.Sum(row => (long)row["flops_per_token"]!));
        foreach (var row in rows)
        {
            var below = layers
                .Skip(layers.IndexOf(row) + 1)
                .TakeWhile(layer => (int)layer["depth"]! > (int)row["depth"]!)
                .Where(layer => (int)layer["depth"]! == (int)row["depth"]! + 1)
                .ToList();
            Assert.Contains(below, layer => (string)layer["name"]! == "attention");
            var count = long.Parse(((string)row["type"]!).Split(' ')[0], CultureInfo.InvariantCulture);
            Assert.Equal((long)row["parameters"]!, count * below.Sum(layer => (long)layer["parameters"]!));
        }
    }

    [Fact]
    public void A_users_own_layers_are_listed()
    {
        var output = Call.Of("summary", "placeholder").Output;
        Assert.Contains("12 x DummyTransformerBlock", output, StringComparison.Ordinal);
        Assert.Contains("DummyLayerNorm", output, StringComparison.Ordinal);
        Assert.Contains("77,981,184", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void No_width_breaks_a_number_or_a_name(string name) =>
        Assert.All([30, 60, 80, 100, 120], width => NothingIsBroken(name, width));

    private static void NothingIsBroken(string name, int width)
    {
        var output = Call.Of(width, ["summary", name]).Output;
        var wide = JsonNode.Parse(Call.Of("summary", name, "--json").Output)!;
        var cells = output.Split('\n').Select(line => line.Split('│').Select(cell => cell.Trim()).ToList()).ToList();
        foreach (var layer in wide["layers"]!.AsArray())
        {
            var row = cells.FirstOrDefault(row => row[0] == (string)layer!["name"]!);
            Assert.True(row is not null, $"{layer!["name"]} is no row of\n{output}");
        }

        Assert.All(
            wide["layers"]!.AsArray().Select(layer => (long)layer!["parameters"]!).Where(count => count > 0),
            count => Assert.Contains(cells, row => row.Contains(Units.Number(count)))
        );
        Assert.Contains(cells, row => row[0] == "total" && row.Contains(Units.Number((long)wide["parameters"]!)));
        Assert.DoesNotContain('…', output);
        Assert.All(
            output.Split('\n').Where(_ => width >= 60),
            line => Assert.True(line.TrimEnd().Length <= width, line)
        );
        if (width >= 80)
        {
            // Layers written by hand have no ops to count.
            var flops = (long?)wide["flops_per_token"] is { } known ? Units.Number(known) : "not known";
            Assert.Contains(cells, row => row[0] == "total" && row.Contains(flops));
        }
    }

    [Theory]
    [InlineData(60, "Layer,Parameters,FLOPs / token")]
    [InlineData(80, "Layer,Shape,Parameters,FLOPs / token")]
    [InlineData(100, "Layer,Type,Shape,Parameters,Bytes,FLOPs / token")]
    [InlineData(120, "Layer,Type,Shape,Parameters,Bytes,FLOPs / token")]
    public void Columns_are_left_out_where_there_is_no_room(int width, string expected)
    {
        var lines = Call.Of(width, ["summary", "gpt2"]).Output.Split('\n');
        var header = lines.Single(line => line.TrimStart().StartsWith("Layer", StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(',', header.Split('│').Select(title => title.Trim())));
        Assert.Equal(
            width == 120,
            lines.Any(line => line.Contains("Linear<Emb, QueryWidth>", StringComparison.Ordinal))
        );
    }
}
