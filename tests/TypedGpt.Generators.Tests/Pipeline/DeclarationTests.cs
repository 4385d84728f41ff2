using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Pipeline;

/// <summary>Wherever and however the class is declared: what is emitted compiles, or nothing is emitted.</summary>
public sealed class DeclarationTests
{
    private const string Attribute = $"[GptModel({Compilations.Gpt2})]";

    [Theory]
    [InlineData("namespace A.B; {0} public partial class Gpt;", "A.B.Gpt.g.cs")]
    [InlineData("namespace A.B {{ {0} public partial class Gpt; }}", "A.B.Gpt.g.cs")]
    [InlineData("namespace A {{ namespace B {{ {0} public partial class Gpt; }} }}", "A.B.Gpt.g.cs")]
    [InlineData("{0} public partial class Gpt;", "Gpt.g.cs")]
    [InlineData("{0} internal partial class Gpt;", "Gpt.g.cs")]
    [InlineData("{0} internal sealed partial class Gpt {{ }}", "Gpt.g.cs")]
    [InlineData("namespace @namespace.@class; {0} public partial class @event;", "namespace.class.event.g.cs")]
    [InlineData("namespace A; public partial class Outer {{ {0} public partial class Gpt; }}", "A.Outer.Gpt.g.cs")]
    [InlineData(
        "namespace A; public static partial class Outer {{ {0} private partial class Gpt; }}",
        "A.Outer.Gpt.g.cs"
    )]
    [InlineData("namespace A; public partial struct Outer {{ {0} public partial class Gpt; }}", "A.Outer.Gpt.g.cs")]
    [InlineData("namespace A; public partial record Outer {{ {0} public partial class Gpt; }}", "A.Outer.Gpt.g.cs")]
    [InlineData(
        "namespace A; public partial record struct Outer {{ {0} public partial class Gpt; }}",
        "A.Outer.Gpt.g.cs"
    )]
    [InlineData(
        "namespace A; public partial interface IOuter {{ {0} public partial class Gpt; }}",
        "A.IOuter.Gpt.g.cs"
    )]
    [InlineData(
        "namespace A; partial class @new {{ partial class In {{ {0} public partial class Gpt; }} }}",
        "A.new.In.Gpt.g.cs"
    )]
    [InlineData("namespace Größe; {0} public partial class Modèle;", "Größe.Modèle.g.cs")]
    [InlineData("namespace A; {0} public partial class Gpt {{ public Gpt(int seed) : this() {{ }} }}", "A.Gpt.g.cs")]
    public void A_model_compiles_without_a_warning(string declaration, string file)
    {
        var source = "#pragma warning disable CS1591\nusing TypedGpt;\n" + string.Format(null, declaration, Attribute);
        foreach (var version in new[] { Compilations.Lowest, LanguageVersion.Latest })
        {
            var compilation = Compilations.Of(version, withTorch: true, source);
            Assert.Contains(file, Driver.Files(compilation).Keys);
            Assert.Empty(Driver.Compile(compilation));
        }
    }

    [Theory]
    [InlineData("namespace A; {0} public class Gpt;")]
    [InlineData("namespace A; class Outer {{ {0} public partial class Gpt; }}")]
    [InlineData("namespace A; {0} public partial class Gpt<T>;")]
    [InlineData("namespace A; partial class Outer<T> {{ {0} public partial class Gpt; }}")]
    [InlineData("namespace A; {0} file partial class Gpt;")]
    [InlineData("namespace A; {0} public static partial class Gpt;")]
    [InlineData("namespace A; {0} public abstract partial class Gpt;")]
    [InlineData("namespace A; {0} public partial record Gpt;")]
    [InlineData("namespace A; class Base; {0} public partial class Gpt : Base;")]
    [InlineData("namespace A; {0} public partial class Gpt(int seed);")]
    [InlineData("namespace A; {0} public partial class Gpt {{ public Gpt() {{ }} }}")]
    [InlineData("namespace A; {0} public partial class Gpt {{ int Vocab; }}")]
    [InlineData("namespace A; {0} public partial class Emb;")]
    public void A_class_that_cannot_be_completed_is_declared_in_one_file_at_most(string declaration)
    {
        var files = Driver.Files(Compilations.Of("using TypedGpt;\n" + string.Format(null, declaration, Attribute)));
        Assert.InRange(files.Count, 0, 1);
        Assert.False(Driver.IsComplete(files));
    }

    [Fact]
    public void An_attribute_on_two_parts_of_a_class_is_read_once()
    {
        var source =
            $"using TypedGpt; namespace A; {Attribute} public partial class Gpt; {Attribute} public partial class Gpt;";
        Assert.Contains("A.Gpt.g.cs", Driver.Files(Compilations.Of(source)).Keys);
    }

    [Fact]
    public void Models_of_one_name_in_two_namespaces_have_files_of_their_own()
    {
        var source =
            $"using TypedGpt; namespace A {{ {Attribute} public partial class Gpt; }} namespace B {{ {Attribute} public partial class Gpt; }}";
        var files = Driver.Files(Compilations.Of(source)).Keys;
        Assert.Contains("A.Gpt.Model.g.cs", files);
        Assert.Contains("B.Gpt.Model.g.cs", files);
    }

    [Fact]
    public void Models_that_differ_in_case_alone_have_files_that_differ_in_more()
    {
        var source =
            $"using TypedGpt; namespace A; {Attribute} public partial class Gpt; {Attribute} public partial class GPT;";
        var files = Driver.Files(Compilations.Of(source)).Keys.ToList();
        Assert.Equal(15, files.Count);
        Assert.Equal(15, files.Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void A_very_long_name_gives_short_file_names()
    {
        var name = new string('G', 200);
        var source = $"using TypedGpt; namespace {new string('N', 200)}; {Attribute} public partial class {name};";
        Assert.All(Driver.Files(Compilations.Of(source)).Keys, file => Assert.True(file.Length < 100, file));
    }

    [Theory]
    [InlineData(LanguageVersion.CSharp12)]
    [InlineData(LanguageVersion.CSharp10)]
    [InlineData(LanguageVersion.CSharp7_3)]
    public void An_older_language_gets_nothing(LanguageVersion version)
    {
        var source = "namespace A { [TypedGpt.GptModel(" + Compilations.Gpt2 + ")] public partial class Gpt { } }";
        Assert.Empty(Driver.Files(Compilations.Of(version, withTorch: true, source)));
    }

    [Fact]
    public void Without_torch_there_are_dimensions_and_weights()
    {
        var compilation = Compilations.Of(
            LanguageVersion.Latest,
            withTorch: false,
            "using TypedGpt; namespace A; /// <summary>A.</summary>\n" + Attribute + " public partial class Gpt;"
        );
        Assert.Equal(
            ["A.Gpt.Weights.g.cs", "A.Gpt.g.cs"],
            Driver.Files(compilation).Keys.Order(StringComparer.Ordinal)
        );
        Assert.Empty(Driver.Compile(compilation));
    }
}
