using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>A checkpoint of another model is refused with everything that does not fit, and nothing is left of the attempt.</summary>
public sealed class MisfitTests
{
    private readonly List<WrittenFile.Entry> entries;

    public MisfitTests()
    {
        using var model = new SmallGpt();
        entries = [.. StoredModel.Entries(model, SmallGpt.Weights)];
    }

    [Fact]
    public void All_problems_are_listed_at_once_with_names_and_shapes()
    {
        Change("transformer.wte.weight", entry => entry with { Shape = [8, 11] });
        Change("transformer.wpe.weight", entry => entry with { Shape = [12, 8], Bytes = new byte[12 * 8 * 4] });
        Change("transformer.h.0.ln_1.weight", entry => entry with { Name = "transformer.h.0.ln1.weight" });
        Change("transformer.h.1.ln_2.bias", entry => entry with { Type = "I32" });
        Change("transformer.h.1.attn.c_attn.bias", entry => entry with { Name = "something.else" });

        var problems = Refused().Problems;
        Assert.Equal(
            [
                "transformer.wte.weight is [8, 11] there and [11, 8] here: it is transposed",
                "transformer.wpe.weight is [12, 8] there and [6, 8] here",
                "transformer.h.1.ln_2.bias is of type I32, and a parameter is one of F64, F32, F16, BF16, F8_E4M3",
                "transformer.h.0.ln_1.weight is missing, [8] here (nearest: transformer.h.0.ln1.weight)",
                "transformer.h.1.attn.c_attn.bias is missing, [24] here",
                "transformer.h.0.ln1.weight [8] is in the file and has no place here (nearest: transformer.h.0.ln_1.weight)",
                "something.else [24] is in the file and has no place here",
            ],
            problems
        );
    }

    [Fact]
    public void The_first_line_is_whole_and_counts_the_others()
    {
        Change("transformer.wte.weight", entry => entry with { Shape = [8, 11] });
        Change("transformer.h.1.ln_2.bias", entry => entry with { Type = "I32" });
        var refused = Refused();
        var lines = refused.Message.Split('\n');
        Assert.EndsWith(
            "does not fit SmallGpt by the layout gpt2: transformer.wte.weight is [8, 11] there and [11, 8] here: it is transposed; 1 more:",
            lines[0],
            StringComparison.Ordinal
        );
        Assert.Equal(refused.Problems[1], lines[1]);
    }

    [Fact]
    public void Names_without_their_base_and_what_is_no_parameter_are_accepted()
    {
        Change("transformer.wte.weight", entry => entry with { Name = "transformer.wte.weight" });
        for (var at = 0; at < entries.Count; at++)
        {
            entries[at] = entries[at] with
            {
                Name = entries[at].Name.Replace("transformer.", "", StringComparison.Ordinal),
            };
        }

        entries.Add(new("h.0.attn.bias", "U8", [1, 1, 6, 6], new byte[36]));
        entries.Add(new("h.1.attn.masked_bias", "F32", [], new byte[4]));
        SmallGpt.LoadFrom(WrittenFile.Write(entries)).Dispose();
    }

    [Fact]
    public void A_tied_head_that_is_stored_is_accepted_where_it_equals_the_table()
    {
        var table = entries.Single(entry => entry.Name == "transformer.wte.weight");
        entries.Add(table with { Name = "lm_head.weight" });
        SmallGpt.LoadFrom(WrittenFile.Write(entries)).Dispose();

        var other = (byte[])table.Bytes.Clone();
        other[^1] ^= 1;
        entries[^1] = entries[^1] with { Bytes = other };
        Assert.Contains(
            "lm_head.weight differs from transformer.wte.weight, and the head of SmallGpt is its token table: TieWeights = false fits",
            Refused().Message,
            StringComparison.Ordinal
        );

        entries[^1] = entries[^1] with { Shape = [4], Bytes = new byte[16] };
        Assert.Contains("lm_head.weight is [4] there", Refused().Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_of_its_own_has_to_be_stored()
    {
        var refused = Assert.Throws<CheckpointException>(() => UntiedGpt.LoadFrom(WrittenFile.Write(entries)));
        Assert.Equal(["lm_head.weight is missing, [11, 8] here"], refused.Problems);
    }

    private CheckpointException Refused()
    {
        var before = LiveTensors.Count;
        var refused = Assert.Throws<CheckpointException>(() => SmallGpt.LoadFrom(WrittenFile.Write(entries)));
        Assert.Equal(before, LiveTensors.Count);
        return refused;
    }

    private void Change(string name, Func<WrittenFile.Entry, WrittenFile.Entry> change)
    {
        var at = entries.FindIndex(entry => entry.Name == name);
        entries[at] = change(entries[at]);
    }
}
