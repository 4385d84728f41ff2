using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Emission;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Pipeline;

/// <summary>The user's own names never change what emitted code means.</summary>
[Trait("Category", "Slow")]
public sealed class HostileNamesTests
{
    private const string Model = $"[TypedGpt.GptModel({Compilations.Gpt2})] public partial class Gpt;";
    private const string Quiet = "#pragma warning disable CS1591\n";

    public static TheoryData<string> Names => [.. RuntimeNames.Namespaces.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_class_of_the_users_with_a_name_of_the_runtimes(string name) =>
        AssertCompiles(
            $"namespace App {{ public class {name}; public class {name}<A, B>; public class {name}<A>; {Model.Replace("[TypedGpt", "[global::TypedGpt", StringComparison.Ordinal)} }}"
        );

    [Theory]
    [MemberData(nameof(Names))]
    public void A_namespace_of_the_users_with_a_name_of_the_runtimes(string name) =>
        AssertCompiles($"namespace App.{name} {{ public class Any; }} namespace App.Models {{ {Model} }}");

    [Theory]
    [MemberData(nameof(Names))]
    public void A_member_of_the_class_around_it(string name) =>
        AssertCompiles($"namespace App; public partial class Outer {{ public const int {name} = 1; {Model} }}");

    [Theory]
    [InlineData("TypedGpt")]
    [InlineData("TorchSharp")]
    [InlineData("System")]
    [InlineData("Torch")]
    public void A_namespace_that_hides_another(string name) =>
        AssertCompiles(
            $"namespace App.{name} {{ public class Any; }} namespace App {{ {Model.Replace("[TypedGpt", "[global::TypedGpt", StringComparison.Ordinal)} }}"
        );

    [Theory]
    [InlineData("global using TorchSharp.Modules; global using static TorchSharp.torch.nn;")]
    [InlineData("global using TorchSharp; global using static TorchSharp.torch;")]
    [InlineData("global using Tensor = TorchSharp.torch.Tensor; global using Dropout = TorchSharp.Modules.Dropout;")]
    [InlineData("global using Seq = System.Collections.IEnumerable; global using Batch = System.Int32;")]
    public void Usings_of_the_whole_project(string usings)
    {
        AssertCompiles(usings, $"namespace App {{ {Model} }}");
        AssertCompiles(usings, Model);
    }

    [Fact]
    public void Only_the_name_that_clashes_is_written_out()
    {
        var attention = Driver.File(Compilations.Of($"namespace App; class Dropout; {Model}"), "Gpt.Attention.g.cs");
        Assert.Contains("public global::TypedGpt.Torch.Dropout Dropout { get; }", attention, StringComparison.Ordinal);
        Assert.Contains("public Linear<Emb, QueryWidth> Query { get; }", attention, StringComparison.Ordinal);
    }

    /// <summary>The model compiles; one in error has no error but its own.</summary>
    private static void AssertCompiles(params string[] sources)
    {
        Assert.Empty(Compile(sources));
        Assert.DoesNotContain(
            Compile(sources.Select(source => source.Replace("EmbDim = 768", "EmbDim = 770", StringComparison.Ordinal))),
            diagnostic => diagnostic.Severity == DiagnosticSeverity.Error
        );
    }

    private static IReadOnlyList<Diagnostic> Compile(IEnumerable<string> sources) =>
        Driver.Compile(
            Compilations.Of([
                .. sources.Select(source =>
                    source.StartsWith("global", StringComparison.Ordinal) ? source : Quiet + source
                ),
            ])
        );
}
