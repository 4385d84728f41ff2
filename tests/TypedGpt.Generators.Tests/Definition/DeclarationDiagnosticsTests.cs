using Microsoft.CodeAnalysis.CSharp;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Definition;

/// <summary>A class that cannot be completed is marked on the name that is to blame.</summary>
public sealed class DeclarationDiagnosticsTests
{
    private const string Attribute = $"[GptModel({Compilations.Gpt2})]";

    [Theory]
    [InlineData("{0} public class Gpt;", "TGPT1010 on 'Gpt'")]
    [InlineData("class Outer {{ {0} public partial class Gpt; }}", "TGPT1011 on 'Outer'")]
    [InlineData("{0} public partial class Gpt<T>;", "TGPT1012 on 'Gpt'")]
    [InlineData("partial class Outer<T> {{ {0} public partial class Gpt; }}", "TGPT1012 on 'Outer'")]
    [InlineData("{0} file partial class Gpt;", "TGPT1013 on 'Gpt'")]
    [InlineData("{0} public static partial class Gpt;", "TGPT1014 on 'Gpt'")]
    [InlineData("{0} public abstract partial class Gpt;", "TGPT1015 on 'Gpt'")]
    [InlineData("{0} public partial record Gpt;", "TGPT1016 on 'Gpt'")]
    [InlineData("class Base; {0} public partial class Gpt : Base;", "TGPT1016 on 'Gpt'")]
    [InlineData("{0} public partial class Gpt(int seed);", "TGPT1017 on 'Gpt'")]
    [InlineData("{0} public partial class Gpt {{ public Gpt() {{ }} }}", "TGPT1017 on 'Gpt'")]
    [InlineData("{0} public partial class Gpt {{ int Vocab; }}", "TGPT1018 on 'Vocab'")]
    [InlineData("{0} public partial class Gpt {{ class Emb; }}", "TGPT1018 on 'Emb'")]
    [InlineData("{0} public partial class Gpt {{ public Gpt(int seed) : this() {{ }} int mine; }}")]
    [InlineData(
        "class Outer {{ {0} public static class Gpt; }}",
        "TGPT1011 on 'Outer'",
        "TGPT1010 on 'Gpt'",
        "TGPT1014 on 'Gpt'"
    )]
    public async Task It_is_marked_on_the_name(string declaration, params string[] expected)
    {
        var source = Source(declaration);
        Assert.Equal(expected, await Analysis.Marks(source));
        Assert.Equal(expected.Length == 0, Driver.IsComplete(Driver.Files(Compilations.Of(source))));
    }

    /// <summary>A declaration as a file, with the attribute in its {0}.</summary>
    internal static string Source(string declaration) =>
        "using TypedGpt; namespace A; " + string.Format(null, declaration, Attribute);

    [Fact]
    public async Task An_older_language_is_named()
    {
        var source = "using TypedGpt; namespace A { " + Attribute + " public partial class Gpt { } }";
        var diagnostic = Assert.Single(await Analysis.Of(Compilations.Of(LanguageVersion.CSharp12, true, source)));
        Assert.Equal("TGPT9003", diagnostic.Id);
        Assert.Equal("GptModel", Analysis.Text(diagnostic));
        Assert.Contains("C# 12.0 is too old", diagnostic.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains("13.0 or newer", diagnostic.GetMessage(null), StringComparison.Ordinal);
    }
}
