using TorchSharp;

namespace TypedGpt.Torch.Tests;

public sealed class PartsTests
{
    [Fact]
    public void Cuts_a_fused_projection_into_three_and_joins_it_again()
    {
        var fused = Given.Tensor<Batch, Seq, Qkv>();
        var (first, second, third) = fused.Split(Qkv.IntoSections);
        Expect.Same(fused.Raw.narrow(-1, 0, 24), first);
        Expect.Same(fused.Raw.narrow(-1, 24, 8), second);
        Expect.Same(fused.Raw.narrow(-1, 32, 5), third);
        Tensor<Batch, Seq, Qkv> joined = first.Concat(second, third, Qkv.IntoSections);
        Expect.Same(fused.Raw, joined);
    }

    [Fact]
    public void Cuts_a_head_into_two_and_joins_it_again()
    {
        var heads = Given.Tensor<Batch, Heads, Seq, HeadDim>();
        var (turned, rest) = heads.Split(HeadDim.IntoSections);
        Expect.Same(heads.Raw.narrow(-1, 0, 4), turned);
        Expect.Same(heads.Raw.narrow(-1, 4, 2), rest);
        Expect.Same(heads.Raw, turned.Concat(rest, HeadDim.IntoSections));
    }

    [Fact]
    public void Joins_only_rows_of_the_same_positions()
    {
        var turned = Given.Tensor<Batch, Seq, Turned>();
        var rest = Tensor.Assume<Batch, Seq, Rest>(torch.randn(2, 1, 2));
        Expect.Refused(() => turned.Concat(rest, HeadDim.IntoSections), "Seq is 3", "1");
    }

    [Fact]
    public void Refuses_evidence_that_nobody_made()
    {
        var rows = Given.Tensor<Batch, Seq, Emb>();
        Expect.Refused(
            () => rows.Split(default(Sections<Emb, Heads, Rest>)),
            "default",
            "Emb (8)",
            "Heads (4) + Rest (2)"
        );
        Expect.Refused(() => rows.Concat(rows, default(Sections<Qkv, Emb, Emb>)), "default", "Qkv");
        Expect.Refused(() => rows.Concat(rows, rows, default(Sections<Qkv, Emb, Emb, Emb>)), "default", "Qkv");
        Expect.Refused(() => rows.Split(default(Sections<Emb, Heads, Rest, Rest>)), "default", "Emb (8)");
    }
}
