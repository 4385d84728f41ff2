using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;
using TypedGpt.Architecture.Tests.Forward;

namespace TypedGpt.Architecture.Tests;

/// <summary>What no model of a configuration has yet: blocks of several classes, parameters of a generated layer.</summary>
public sealed class EmissionTests
{
    private static readonly IReadOnlyDictionary<string, string> Files = Graphs
        .Emitted(Alternating())
        .ToDictionary(file => file.Name, file => file.Text);

    [Fact]
    public void Blocks_of_several_classes_derive_from_one()
    {
        Assert.Contains(
            """
                public abstract class Block : Layer
                {
                    /// <summary>A layer called <paramref name="name"/>, without parts.</summary>
                    protected Block(string name)
                        : base(name) { }

                    /// <summary>What each block is. [Batch, Seq, Emb] to [Batch, Seq, Emb].</summary>
                    public abstract Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x);
                }
            """,
            Files["Gpt.Block.g.cs"],
            StringComparison.Ordinal
        );
        Assert.Contains("public sealed class Near : Block", Files["Gpt.Near.g.cs"], StringComparison.Ordinal);
        Assert.Contains(
            "public override Tensor<Batch, Seq, Emb> Forward",
            Files["Gpt.Near.g.cs"],
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("", "Near", "static at => new Near()")]
    [InlineData("", "Near,Far", "static at => (at % 2) switch { 0 => new Near(), _ => new Far() }")]
    [InlineData("Far,Far", "Near", "static at => at < 2 ? new Far() : new Near()")]
    [InlineData(
        "Far",
        "Near,Far",
        "static at => at < 1 ? new Far() : ((at - 1) % 2) switch { 0 => new Near(), _ => new Far() }"
    )]
    public void The_list_makes_the_class_of_each_place(string first, string cycle, string made)
    {
        var model = Graphs.Emitted(Alternating(first, cycle)).Single(file => file.Name == "Gpt.Model.g.cs");
        Assert.Contains($"new LayerList<Block>(5, {made})", model.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_place_has_its_own_rows_of_weights()
    {
        var weights = Files["Gpt.Weights.g.cs"];
        Assert.Contains("new(\"blocks.0.scale\", [Emb.Size], null),", weights, StringComparison.Ordinal);
        Assert.Contains("new(\"blocks.1.mix.weight\", [Emb.Size, Emb.Size], null),", weights, StringComparison.Ordinal);
        Assert.Contains("new(\"blocks.4.scale\", [Emb.Size], null),", weights, StringComparison.Ordinal);
        Assert.DoesNotContain("blocks.5", weights, StringComparison.Ordinal);
    }

    [Fact]
    public void A_parameter_is_kept_as_the_module_that_holds_it_and_read_as_a_tensor()
    {
        var near = Files["Gpt.Near.g.cs"];
        Assert.Contains("private readonly TypedParameter<Emb> __scale;", near, StringComparison.Ordinal);
        Assert.Contains(
            "__scale = Register(\"scale\", Parameter<Emb>(Init.Ones, std: 0.02));",
            near,
            StringComparison.Ordinal
        );
        Assert.Contains("public Tensor<Emb> Scale => __scale.AsTensor();", near, StringComparison.Ordinal);
        Assert.Contains("return scope.Keep(x * Scale);", near, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Tensor<Batch,Seq,Width>", "[Batch, Seq, Width]")]
    [InlineData("Tensor<Items,Joint>", "[Items, Joint]")]
    [InlineData("(Tensor<A,B>,Tensor)", "[]")]
    [InlineData("Tensor<A<B>,C>", "[]")]
    [InlineData("void", "[]")]
    public void The_axes_of_a_layer_written_by_hand_are_those_of_its_forward_pass(string returns, string axes)
    {
        var layer = new UserLayer("Own", [], "", true, [], [new(returns, [], true)], [], false, false);
        Assert.Equal(axes, WrittenAxes.Of(layer).ToString());
        Assert.Equal("[]", WrittenAxes.Of(layer with { Forwards = [] }).ToString());
    }

    private static ModelGraph Alternating(string first = "", string cycle = "Near,Far")
    {
        var scale = new Member("Scale", "scale", MemberKind.Parameter, ["Emb"], "Scales.", Number: 0.02, Init: "Ones");
        var mix = Passes.Linear("Mix", "Emb", "Emb");
        var table = new Member("Table", "table", MemberKind.Embedding, ["Vocab", "Emb"], "The table.");
        var blocks = new Member(
            "Blocks",
            "blocks",
            MemberKind.LayerList,
            [],
            "The blocks.",
            LayerType: "Block",
            Count: 5,
            Pattern: new([.. first.Split(',', StringSplitOptions.RemoveEmptyEntries)], [.. cycle.Split(',')])
        );
        return Graphs.Of(
            "Gpt",
            [Graphs.Dim("Vocab", 19), Graphs.Dim("Context", 13), Graphs.Dim("Emb", 20)],
            LayerNode.Generated(
                "Gpt",
                Role.Model,
                "A model",
                [table, blocks],
                ForwardPass.OfIds(
                    (steps, ids) =>
                    {
                        var x = steps.Let("x", ids.Through(table));
                        return steps.Replace(x, x.Through(blocks));
                    }
                )
            ),
            LayerNode.Abstract("Block", Role.Block, "What each block is"),
            LayerNode.Generated(
                "Near",
                Role.Block,
                "A near block",
                [scale],
                ForwardPass.OfTokens((_, x) => x.ScaledBy(scale)),
                "Block"
            ),
            LayerNode.Generated(
                "Far",
                Role.Block,
                "A far block",
                [mix],
                ForwardPass.OfTokens((_, x) => x.Through(mix)),
                "Block"
            )
        );
    }
}
