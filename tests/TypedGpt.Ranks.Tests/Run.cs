using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace TypedGpt.Ranks.Tests;

/// <summary>The generator on one template.</summary>
internal static class Run
{
    private const string Attributes = """
        global using System;
        namespace TypedGpt.Torch;
        internal interface IDim { static abstract long Size { get; } }
        [AttributeUsage(AttributeTargets.All, AllowMultiple = true)]
        internal sealed class RanksAttribute(params int[] others) : Attribute { public int After { get; set; } }
        internal sealed class RankOnlyAttribute : Attribute;
        internal sealed class SuffixesAttribute : Attribute;
        internal sealed class AnyAxesAttribute : Attribute;
        """;

    public static CSharpCompilation Compile(string source) =>
        CSharpCompilation.Create(
            "Templates",
            [Tree(Attributes, "Attributes.cs"), Tree($"namespace TypedGpt.Torch;\n{source}", "Template.cs")],
            [MetadataReference.CreateFromFile(typeof(object).Assembly.Location)],
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable)
        );

    public static GeneratorDriver Driver() =>
        CSharpGeneratorDriver.Create(
            [new RanksGenerator().AsSourceGenerator()],
            driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true)
        );

    /// <summary>What is derived, in one text; it compiles together with the template.</summary>
    public static string Derived(string source)
    {
        var compilation = Compile(source);
        var result = Driver().RunGenerators(compilation).GetRunResult();
        Assert.Empty(result.Diagnostics);
        var errors = compilation
            .AddSyntaxTrees(result.GeneratedTrees)
            .GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return string.Concat(result.GeneratedTrees.Select(tree => tree.ToString())).ReplaceLineEndings("\n");
    }

    /// <summary>What the generator reports, each with the text it stands on.</summary>
    public static string[] Reported(string source)
    {
        var compilation = Compile(source);
        var text = compilation.SyntaxTrees[1].GetText();
        return
        [
            .. Driver()
                .RunGenerators(compilation)
                .GetRunResult()
                .Diagnostics.Select(diagnostic =>
                    $"{diagnostic.Id} {text.ToString(diagnostic.Location.SourceSpan)}: {diagnostic.GetMessage().Split(' ')[0]}"
                ),
        ];
    }

    private static SyntaxTree Tree(string source, string path) => CSharpSyntaxTree.ParseText(source, path: path);
}
