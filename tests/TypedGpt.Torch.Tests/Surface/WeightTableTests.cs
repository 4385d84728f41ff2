namespace TypedGpt.Torch.Tests;

/// <summary>The table of weights as it is emitted, read.</summary>
public sealed class WeightTableTests
{
    [Fact]
    public void A_row_is_a_name_a_shape_and_a_place() =>
        Assert.Equivalent(
            new WeightInfo[]
            {
                new("tokens.weight", [65, 48], new("wte.weight")),
                new("query.weight", [48, 48], new("attn.weight", Transposed: true, Slice: new(1, 0, 48, 144))),
                new("key.weight", [48, 48], new("attn.weight", Slice: new(6, 8, 8, 24))),
                new("gate", [8, 32, 48], new("gate_up", Transposed: true, Slice: new(32, 0, 1, 2), SliceAxis: 1)),
                new("adapter.scale", [4], null),
            },
            WeightTable.Read(
                """
                tokens.weight [Vocab 65, Emb 48] <- wte.weight
                query.weight [QueryWidth 48, Emb 48] <- attn.weight, transposed, 48 of 144 from 0
                key.weight [KeyWidth 48, Emb 48] <- attn.weight, 6 x 8 of 24 from 8
                gate [Experts 8, ExpertDim 32, Emb 48] <- gate_up, transposed, 32 x 1 of 2 from 0, axis 1
                adapter.scale [Rank 4]
                """
            ),
            strict: true
        );

    [Fact]
    public void Rows_below_a_number_stand_there_so_many_times() =>
        Assert.Equal(
            [
                "before [1]",
                "blocks.0.norm [2] <- h.0.ln",
                "blocks.0.inners.0.scale [3]",
                "blocks.0.inners.1.scale [3]",
                "blocks.0.last [4]",
                "blocks.1.norm [2] <- h.1.ln",
                "blocks.1.inners.0.scale [3]",
                "blocks.1.inners.1.scale [3]",
                "blocks.1.last [4]",
                "after [5]",
            ],
            WeightTable
                .Read(
                    """
                    before [One 1]
                    2 x blocks. <- h.
                        norm [Two 2] <- ln
                        2 x inners.
                            scale [Three 3]
                        last [Four 4]
                    after [Five 5]
                    """
                )
                .Select(row => row.ToString())
        );

    [Theory]
    [InlineData("tokens.weight")]
    [InlineData("tokens.weight [Vocab 65")]
    [InlineData("tokens.weight [Vocab]")]
    [InlineData("tokens.weight [Vocab -1]")]
    [InlineData("scale [Three 3] <- stored, 2 of 3")]
    [InlineData("scale [Three 3] <- stored, axis one")]
    [InlineData("many x blocks.\n    scale [Three 3]")]
    [InlineData("scale [Three 3]\n        deeper [Three 3]")]
    public void Anything_else_is_no_table(string table) =>
        Assert.Contains(
            "is no row of a table of weights",
            Assert.Throws<FormatException>(() => WeightTable.Read(table)).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public void A_model_without_parameters_has_an_empty_table() => Assert.Empty(WeightTable.Read(""));
}
