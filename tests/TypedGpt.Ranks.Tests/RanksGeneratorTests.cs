using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Ranks.Tests;

public class RanksGeneratorTests
{
    /// <summary>Tensors of rank 0 to 5, declared by the generator itself from rank 2.</summary>
    private const string Tensors = """
        internal readonly partial struct Tensor { public object Raw => ""; }
        [Ranks(1, 3, 4, 5)]
        internal readonly partial struct Tensor<D0, D1>
            where D0 : struct, IDim
            where D1 : struct, IDim
        {
            public object Raw => "";
        }
        internal static partial class Leading
        {
            [Ranks(1, 3, 4)]
            public static void Same<D0, D1>(object left, object right) where D0 : struct, IDim where D1 : struct, IDim { }
        }
        internal static partial class Last
        {
            [Ranks(1, 3, 4)]
            public static void Same<D0, D1>(object left, object right) where D0 : struct, IDim where D1 : struct, IDim { }
        }

        """;

    private static string At3(string member, string ranks = "1, 2, 4, 5") =>
        Tensors
        + $$"""
            [Ranks({{ranks}})]
            internal readonly partial struct Tensor<D0, D1, D2>
            {
                {{member}}
            }
            """;

    [Fact]
    public void Leading_axes_come_and_go_and_the_others_are_renumbered()
    {
        var derived = Run.Derived(At3("public Tensor<D0, D1> Sum() => default;"));
        Assert.Contains("public Tensor Sum() => default;", derived);
        Assert.Contains("public Tensor<D0> Sum() => default;", derived);
        Assert.Contains("public Tensor<D0, D1, D2> Sum() => default;", derived);
        Assert.Contains("public Tensor<D0, D1, D2, D3> Sum() => default;", derived);
        Assert.DoesNotContain("public Tensor<D0, D1> Sum() => default;", derived);
    }

    [Fact]
    public void Constraints_follow_and_stand_once_each()
    {
        var derived = Run.Derived(Tensors);
        Assert.Contains("internal readonly partial struct Tensor<D0>\n    where D0 : struct, IDim\n{", derived);
        Assert.Contains(
            "internal readonly partial struct Tensor<D0, D1, D2>\n    where D0 : struct, IDim\n    where D1 : struct, IDim\n    where D2 : struct, IDim\n{",
            derived
        );
        Assert.DoesNotContain("Ranks", derived);
    }

    [Fact]
    public void Documentation_follows()
    {
        var derived = Run.Derived(
            At3(
                """
                /// <summary>The [D1, D2] of <typeparamref name="D2"/>, the same for each [D0], from 0 to D2 - 1.</summary>
                    [Ranks(2, 4)]
                    public Tensor<D0, D2, D1> Turn() => default;
                """
            )
        );
        Assert.Contains(
            "The [D2, D3] of <typeparamref name=\"D3\"/>, the same for each [D0, D1], from 0 to D3 - 1.",
            derived
        );
        Assert.Contains("The [D0, D1] of <typeparamref name=\"D1\"/>, from 0 to D1 - 1.", derived);
    }

    [Fact]
    public void A_check_of_no_axes_is_left_out()
    {
        var derived = Run.Derived(
            At3("public void Check() { Leading.Same<D0, D1>(Raw, Raw); Last.Same<D2>(Raw, Raw); }")
        );
        Assert.Contains("public void Check() { Last.Same<D0>(Raw, Raw); }", derived);
        Assert.Contains("public void Check() { Leading.Same<D0>(Raw, Raw); Last.Same<D1>(Raw, Raw); }", derived);
        Assert.Contains(
            "public void Check() { Leading.Same<D0, D1, D2>(Raw, Raw); Last.Same<D3>(Raw, Raw); }",
            derived
        );
    }

    [Fact]
    public void Axes_that_stay_in_front_are_not_renumbered()
    {
        var derived = Run.Derived(
            At3("[Ranks(2, 4, After = 1)] public Tensor<D1, D2> SumOfFirst(Tensor<D0> x) => default;")
        );
        Assert.Contains("public Tensor<D1> SumOfFirst(Tensor<D0> x) => default;", derived);
        Assert.Contains("public Tensor<D1, D2, D3> SumOfFirst(Tensor<D0> x) => default;", derived);
    }

    [Fact]
    public void Suffixes_are_enumerated_at_every_rank_and_the_written_one_is_not_repeated()
    {
        var derived = Run.Derived(
            At3(
                "/// <summary>[D2] for each [D0, D1].</summary>\n    [Suffixes] public Tensor<D0, D1, D2> Add(Tensor<D2> right) => default;",
                "1, 2, 4"
            )
        );
        string[] wanted =
        [
            "Tensor<D0, D1> Add(Tensor<D1> right)",
            "Tensor<D0, D1, D2> Add(Tensor<D1, D2> right)",
            "Tensor<D0, D1, D2, D3> Add(Tensor<D3> right)",
            "Tensor<D0, D1, D2, D3> Add(Tensor<D2, D3> right)",
            "Tensor<D0, D1, D2, D3> Add(Tensor<D1, D2, D3> right)",
        ];
        Assert.All(wanted, line => Assert.Contains(line, derived));
        Assert.Equal(wanted.Length, derived.Split(" Add(").Length - 1);
        Assert.Contains("[D1, D2, D3] for each [D0].", derived);
    }

    [Fact]
    public void An_operand_of_any_axes_has_as_many()
    {
        var derived = Run.Derived(
            At3(
                "[AnyAxes] public Tensor<D0, D1, N> MatMul<A, B, N>(Tensor<A, B, N> right) where A : struct, IDim where B : struct, IDim where N : struct, IDim => default;",
                "2, 4"
            )
        );
        Assert.Contains(
            "public Tensor<D0, N> MatMul<A, N>(Tensor<A, N> right) where A : struct, IDim where N : struct, IDim => default;",
            derived
        );
        Assert.Contains("MatMul<A, B, C, N>(Tensor<A, B, C, N> right)", derived);
    }

    [Fact]
    public void A_method_of_another_type_has_the_axes_of_its_type_parameters()
    {
        var derived = Run.Derived(
            Tensors
                + """
                internal sealed partial class Linear<In, Out>
                    where In : struct, IDim
                    where Out : struct, IDim
                {
                    [Ranks(0, 2)]
                    public Tensor<D0, Out> Forward<D0>(Tensor<D0, In> x)
                        where D0 : struct, IDim => default;

                    [Ranks(2)]
                    public static long[] Sizes<D0>() where D0 : struct, IDim => [D0.Size, Out.Size];
                }
                """
        );
        Assert.Contains("internal sealed partial class Linear<In, Out>\n{", derived);
        Assert.Contains("public Tensor<Out> Forward(Tensor<In> x)\n        => default;", derived);
        Assert.Contains("public Tensor<D0, D1, Out> Forward<D0, D1>(Tensor<D0, D1, In> x)", derived);
        Assert.Contains("[D0.Size, D1.Size, Out.Size]", derived);
    }

    [Fact]
    public void A_leading_axis_alone_is_an_error_on_the_member()
    {
        const string Turn = "public Tensor<D0, D2, D1> Turn() => default;";
        Assert.Equal(["RANK001 Turn: D0"], Run.Reported(At3(Turn)));
        Assert.Empty(Run.Reported(At3($"[RankOnly] {Turn}")));
        Assert.Empty(Run.Reported(At3($"[Ranks(2, 4, 5)] {Turn}")));
        Assert.Empty(Run.Reported(At3(Turn, "2, 4, 5")));
        Assert.Equal(["RANK001 Batch: D0"], Run.Reported(At3("public Tensor<D0, D2> Batch() => default;", "1, 2")));
        Assert.Equal(["RANK001 Size: D0"], Run.Reported(At3("public long Size => D0.Size;", "4")));
        Assert.Equal(
            ["RANK001 +: D1"],
            Run.Reported(At3("public static Tensor<D1> operator +(Tensor<D0, D1, D2> x, int y) => default;"))
        );
        Assert.Equal(
            ["RANK001 Add: D1"],
            Run.Reported(At3("[Suffixes] public Tensor<D0, D1, D2> Add(Tensor<D1, D2> right) => default;"))
        );
    }

    [Fact]
    public void A_constraint_that_names_an_axis_follows() =>
        Assert.Contains(
            "Tensor<D0, D1, Keys> Turn<Keys>() where Keys : struct, IEquatable<D2>, IDim => default;",
            Run.Derived(
                At3(
                    "[Ranks(4)] public Tensor<D0, Keys> Turn<Keys>() where Keys : struct, IEquatable<D1>, IDim => default;"
                )
            )
        );

    [Fact]
    public void A_member_of_this_rank_only_is_not_derived() =>
        Assert.DoesNotContain("Turn", Run.Derived(At3("[RankOnly] public Tensor<D1, D0, D2> Turn() => default;")));

    [Fact]
    public void An_edit_elsewhere_derives_nothing_again()
    {
        var compilation = Run.Compile(At3("public Tensor<D0, D1> Sum() => default;"));
        var driver = Run.Driver().RunGenerators(compilation);
        var edited = compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("internal class Other;"));
        var steps = driver
            .RunGenerators(edited)
            .GetRunResult()
            .Results[0]
            .TrackedOutputSteps.SelectMany(pair => pair.Value)
            .SelectMany(step => step.Outputs);
        Assert.All(steps, output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
