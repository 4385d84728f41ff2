using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>A layer's property is used wherever code refers to it.</summary>
public sealed class UnusedPartTests
{
    private const string Linear = "public partial Linear<Emb, Emb> First { get; }";

    [Theory]
    [InlineData("private Linear<Emb, Emb>[] Steps => [First];")]
    [InlineData("private object A { get { return First; } }")]
    [InlineData("public object this[int at] => First;")]
    [InlineData("public static Tensor<Batch, Emb> operator +(Mine m, Tensor<Batch, Emb> x) => m.First.Forward(x);")]
    [InlineData("private readonly Func<Mine, object> a = m => m.First;")]
    [InlineData("public object A(object o) => o is Mine { First: var f } ? f : o;")]
    [InlineData("public static explicit operator Linear<Emb, Emb>(Mine m) => m.First;")]
    [InlineData("} public static object Use(Mine m) { return m.First;")]
    [InlineData("} public static object Use(Mine m) { return m is { First: var f } ? f : m;")]
    [InlineData(
        "} [Layer] public sealed partial class Other { public partial Mine Held { get; } public object A => Held.First;"
    )]
    [InlineData("} public class Outside { public object A(Gpt.Mine? m) => m?.First!;")]
    public async Task A_reference_is_a_use(string use) =>
        Assert.Empty(await Marks($"[Layer] public sealed partial class Mine {{ {Linear} {use} }}"));

    [Fact]
    public async Task The_implementation_of_an_interface_is_a_use() =>
        Assert.Empty(
            await Marks(
                $"public interface IHas {{ Linear<Emb, Emb> First {{ get; }} }} [Layer] public sealed partial class Mine : IHas {{ {Linear} }}"
            )
        );

    [Theory]
    [InlineData(
        "} [Layer] public sealed partial class Other { public partial Linear<Emb, Emb> First { get; } public object A => First;"
    )]
    [InlineData("} public static object Use(int First) { return First;")]
    [InlineData("} public class First { public First A() => new();")]
    public async Task Another_thing_of_the_name_is_none(string other) =>
        Assert.Equal(
            ["TGPT1116 on 'First'"],
            await Marks($"[Layer] public sealed partial class Mine {{ {Linear} {other} }}")
        );

    private static Task<IReadOnlyList<string>> Marks(string members) =>
        Analysis.Marks("using System;\n" + Compilations.Model(body: members));
}
