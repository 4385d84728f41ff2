using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using VerifyTests;
using VerifyXunit;

namespace VerifyStandIn.Tests;

public sealed class GeneratorTests : Workplace
{
    private static readonly DiagnosticDescriptor Rule = new(
        "theId",
        "the title",
        "the message from {0}",
        "the category",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true
    );

    [Fact]
    public async Task Each_emitted_file_is_a_snapshot_that_begins_with_its_hint_name()
    {
        await Fails(Verify(output => output.AddSource("Helper.g", "class Helper;")));
        Assert.Equal("Tests.Test#Helper.g.received.cs", Files);
        Assert.Equal("//HintName: Helper.g.cs\nclass Helper;", File.ReadAllText(PathOf(Files)));
    }

    [Fact]
    public async Task Diagnostics_are_a_text_of_their_own()
    {
        var tree = CSharpSyntaxTree.ParseText("class A\n{\n}", path: "dir/theFile.cs");
        var location = Location.Create(tree, new(6, 1));
        await Fails(Verify(output => output.ReportDiagnostic(Diagnostic.Create(Rule, location, "hello")), tree));
        Assert.Equal(
            """
            {
              Diagnostics: [
                {
                  /*
            class A
                  ^
            {
            */
                  Location: dir\theFile.cs: (0,6)-(0,7),
                  Message: the message from hello,
                  Severity: Info,
                  WarningLevel: 1,
                  Descriptor: {
                    Id: theId,
                    Title: the title,
                    MessageFormat: the message from {0},
                    Category: the category,
                    DefaultSeverity: Info,
                    IsEnabledByDefault: true
                  }
                }
              ]
            }
            """.ReplaceLineEndings("\n"),
            File.ReadAllText(PathOf("Tests.Test.received.txt"))
        );
    }

    [Fact]
    public async Task Ignored_files_are_left_out() =>
        await Verify(output => output.AddSource("Helper.g", "class Helper;"))
            .IgnoreGeneratedResult(source => source.HintName == "Helper.g.cs");

    [Fact]
    public async Task An_exception_of_the_generator_is_the_tests_own() =>
        await Assert.ThrowsAsync<FormatException>(async () => await Verify(_ => throw new FormatException()));

    [Fact]
    public async Task Something_else_is_refused_in_words()
    {
        var error = await Assert.ThrowsAsync<ArgumentException>(async () =>
            await Verifier.Verify(new object(), sourceFile: SourceFile).UseMethodName("Refused")
        );
        Assert.Contains("not a Object", error.Message);
    }

    private SettingsTask Verify(Action<SourceProductionContext> emit, SyntaxTree? tree = null)
    {
        var driver = CSharpGeneratorDriver
            .Create(new Generator(emit))
            .RunGenerators(CSharpCompilation.Create("Test", [tree ?? CSharpSyntaxTree.ParseText("")]));
        return Verifier
            .Verify(driver, sourceFile: SourceFile)
            .UseTypeName("Tests")
            .UseMethodName("Test")
            .DisableRequireUniquePrefix();
    }

    private sealed class Generator(Action<SourceProductionContext> emit) : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            context.RegisterSourceOutput(context.CompilationProvider, (output, _) => emit(output));
    }
}
