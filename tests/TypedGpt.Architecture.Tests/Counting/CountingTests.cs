using System.Numerics;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;
using TypedGpt.Architecture.Tests.Forward;

namespace TypedGpt.Architecture.Tests.Counting;

/// <summary>Counts against formulas written by hand.</summary>
public sealed class CountingTests
{
    [Fact]
    public void Gpt_2_is_what_its_sizes_say()
    {
        var graph = Graphs.Gpt();
        Assert.Equal(
            (2 * ((12L * 12 * 768 * 768) + (50257 * 768))) + (12 * 4 * 1024 * 768),
            Flops.PerToken(graph).Value
        );
        Assert.Equal(12 * 2 * 768 * 4, CacheBytes.PerToken(graph).Value);
        Assert.Equal(163_009_536, graph.ParameterCount(graph.Model));
    }

    [Fact]
    public void A_tied_head_costs_its_product_and_no_parameters()
    {
        var (tied, untied) = (Graphs.Gpt((nameof(Options.TieWeights), true)), Graphs.Gpt());
        Assert.Equal(Flops.PerToken(untied), Flops.PerToken(tied));
        Assert.Equal(50257 * 768, untied.ParameterCount(untied.Model) - tied.ParameterCount(tied.Model));
    }

    [Theory]
    [InlineData(4096, 1000)] // a wider window than the context shows all of it
    [InlineData(300, 300)]
    public void A_window_counts_the_keys_that_it_shows(long window, long seen)
    {
        var graph = Model(Passes.Attention(Passes.Near), Graphs.Dim("Near", window));
        Assert.Equal(Projections + (2 * seen * 4 * (8 + 6)), Flops.PerToken(graph).Value);
    }

    [Theory]
    [InlineData(300, 100)] // the last of 1,000 positions is the hundredth of its chunk
    [InlineData(250, 250)]
    [InlineData(4096, 1000)]
    public void A_chunk_counts_those_of_it_up_to_the_last_position(long chunk, long seen)
    {
        var graph = Model(
            Passes.Attention(new(Mask: new("Mask", MaskingKind.Chunk, "Near"))),
            Graphs.Dim("Near", chunk)
        );
        Assert.Equal(Projections + (2 * seen * 4 * (8 + 6)), Flops.PerToken(graph).Value);
    }

    [Fact]
    public void Grouped_heads_are_remembered_once_for_each_group()
    {
        var graph = Model(Passes.Attention(Passes.Causal with { Group = "Group" }, "KvHeads"));
        Assert.Equal(4 * 2 * (8 + 6), CacheBytes.PerToken(graph).Value);
        Assert.Equal(Projections + (2 * 1000 * 4 * (8 + 6)), Flops.PerToken(graph).Value);
    }

    [Fact]
    public void Latent_attention_remembers_the_narrow_vector_and_the_shared_key() =>
        Assert.Equal(4 * (9 + 2), CacheBytes.PerToken(Model(Passes.LatentAttention())).Value);

    [Fact]
    public void Of_experts_the_chosen_ones_count()
    {
        var graph = Model(Passes.Experts(new("Chosen", IsNormalized: true)));
        Assert.Equal((2 * 20 * 6) + (2 * 3 * 2 * 20 * 12), Flops.PerToken(graph).Value);
        Assert.Equal(BigInteger.Zero, CacheBytes.PerToken(graph).Value);
    }

    [Fact]
    public void A_pattern_counts_each_class_as_often_as_it_comes()
    {
        var dense = Block("Dense", Passes.Attention(Passes.Causal));
        var sparse = Block("Sparse", Passes.Experts(new("Chosen")));
        var blocks = new Member(
            "Blocks",
            "blocks",
            MemberKind.LayerList,
            [],
            "",
            LayerType: "Block",
            Count: 7,
            Pattern: new(["Dense"], ["Sparse", "Sparse", "Dense"])
        );
        var graph = Model([Graphs.Dim("Near", 1)], blocks, dense, sparse);
        Assert.Equal(
            ["Dense", "Sparse", "Sparse", "Dense", "Sparse", "Sparse", "Dense"],
            Enumerable.Range(0, 7).Select(at => blocks.Pattern!.At(at))
        );
        Assert.Equal([3, 4], graph.Classes(blocks).Select(of => of.Count));
        Assert.Equal(
            (3 * Flops.PerToken(Model(dense.Forward!)).Known) + (4 * Flops.PerToken(Model(sparse.Forward!)).Known),
            Flops.PerToken(graph).Value
        );
        Assert.Equal(3 * CacheBytes.PerToken(Model(dense.Forward!)).Known, CacheBytes.PerToken(graph).Value);
    }

    [Fact]
    public void A_layer_written_by_hand_is_named_once_and_nothing_is_made_up()
    {
        var byHand = new LayerNode(
            "Mixer",
            [],
            Role.Attention,
            "",
            new Read("x", Axes.Tokens),
            Axes.Tokens,
            [],
            IsUserDefined: true
        );
        var blocks = new Member("Blocks", "blocks", MemberKind.LayerList, [], "", LayerType: "Mixer", Count: 3);
        var graph = Model([], blocks, byHand);
        Assert.Null(Flops.PerToken(graph).Value);
        Assert.Null(CacheBytes.PerToken(graph).Value);
        Assert.Null(MemoryPlan.OfToken(graph));
        Assert.Equal("Gpt.Mixer is written by hand", Flops.PerToken(graph).Reason("Gpt"));
        Assert.Equal(
            "Gpt.A and Gpt.B are written by hand",
            (Counted.ByHand("A") + Counted.ByHand("B") + Counted.ByHand("A")).Reason("Gpt")
        );
    }

    /// <summary>Queries and keys of 4 heads of 8, values of 4 heads of 6, from and to 20.</summary>
    private const long Projections = 2 * 20 * ((4 * 8) + (4 * 8) + (4 * 6) + (4 * 6));

    private static LayerNode Block(string name, ForwardPass pass)
    {
        var members = pass
            .Ops.OfType<Linear>()
            .Select(linear => Passes.Linear(linear.Member, linear.In, linear.Out))
            .Distinct();
        return LayerNode.Generated(name, Role.Block, "", [.. members], pass);
    }

    private static ModelGraph Model(ForwardPass pass, params Dim[] dims) =>
        Model(
            dims,
            new Member("Blocks", "blocks", MemberKind.LayerList, [], "", LayerType: "Block"),
            Block("Block", pass)
        );

    private static ModelGraph Model(Dim[] dims, Member blocks, params LayerNode[] layers)
    {
        var table = new Member("Table", "table", MemberKind.Embedding, ["Vocab", "Emb"], "");
        var model = LayerNode.Generated(
            "Gpt",
            Role.Model,
            "",
            [table, blocks],
            ForwardPass.OfIds((_, ids) => ids.Through(table).Through(blocks))
        );
        (string Name, long Size)[] sizes =
        [
            ("Vocab", 19),
            ("Context", 1000),
            ("Emb", 20),
            ("Heads", 4),
            ("KvHeads", 2),
            ("Group", 2),
            ("HeadDim", 8),
            ("ValueDim", 6),
            ("QueryWidth", 32),
            ("KeyWidth", 32),
            ("ValueWidth", 24),
            ("Latent", 9),
            ("Turned", 2),
            ("Whole", 10),
            ("Compressed", 11),
            ("Queries", 40),
            ("Experts", 6),
            ("Chosen", 2),
            ("Hidden", 12),
        ];
        return Graphs.Of(
            "Gpt",
            [.. sizes.Select(size => Graphs.Dim(size.Name, size.Size)), .. dims],
            [model, .. layers]
        );
    }
}
