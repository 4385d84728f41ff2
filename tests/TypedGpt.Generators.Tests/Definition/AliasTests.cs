using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>Aliases stand for what they name, wherever a layer or a dimension is declared.</summary>
public sealed class AliasTests
{
    [Theory]
    [InlineData(
        "using Row = TypedGpt.Torch.Tensor<TypedGpt.Batch, TypedGpt.Seq, User.Gpt.Emb>;",
        "public sealed partial class Norm { public partial LayerNorm<Emb> Work { get; } public Row Forward(Row x) => Work.Forward(x); }"
    )]
    [InlineData(
        "using Row = TypedGpt.Torch.Tensor<TypedGpt.Batch, TypedGpt.Seq, User.Gpt.Emb>;",
        "public sealed partial class Norm { public Row Forward(Tensor<Batch, Seq, Emb> x) => x; }"
    )]
    [InlineData(
        "using Square = TypedGpt.Torch.Linear<User.Gpt.Emb, User.Gpt.Emb>;",
        "[Layer] public sealed partial class Mine { public partial Square Work { get; } public object A => Work; }"
    )]
    [InlineData(
        "using Drop = TypedGpt.Torch.Dropout;",
        "[Layer] public sealed partial class Mine { public partial Drop Work { get; } public object A => Work; }"
    )]
    [InlineData(
        "using E = User.Gpt.Emb;",
        "[Layer] public sealed partial class Mine { public partial Linear<E, E> Work { get; } public Tensor<Batch, E> Forward(Tensor<Batch, E> x) => Work.Forward(x); }"
    )]
    [InlineData(
        "using R = User.Gpt.Rank;",
        "[Dim(4)] public partial struct Rank; [Layer] public sealed partial class Mine { public partial Linear<Emb, R> Work { get; } public object A => Work; }"
    )]
    [InlineData(
        "using R = User.Gpt.Rank;",
        "[Dim(4)] public partial struct Rank; [Dim(typeof(R), typeof(Heads))] public partial struct Wide; [DimSum(typeof(R), typeof(Emb))] public partial struct Sum;"
    )]
    [InlineData(
        "using M = User.Gpt.Mine;",
        "[Layer] public sealed partial class Mine { } [Layer] public sealed partial class All { public partial LayerList<M> List { get; } public partial M One { get; } public object A => (List, One); }"
    )]
    [InlineData(
        "using T = TypedGpt.Torch;",
        "[Layer] public sealed partial class Mine { public partial T.Linear<Emb, Emb> Work { get; } public object A => Work; }"
    )]
    public async Task An_alias_is_what_it_stands_for(string alias, string members)
    {
        foreach (var source in new[] { alias + "\n", "" })
        {
            string[] sources =
            [
                source + Compilations.Model(body: members),
                .. source.Length > 0 ? Array.Empty<string>() : ["global " + alias],
            ];
            Assert.Empty(await Analysis.Of(Compilations.Of(sources)));
            RepairTest.Compiles(sources);
        }
    }
}
