using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Pipeline;

/// <summary>What the generator writes into a class is what the class cannot have already.</summary>
public sealed class ReservedNamesTests
{
    /// <summary>All but the name of a file, without which there is no model.</summary>
    public static TheoryData<string> OptionNames =>
        [.. Options.All.Where(option => option != SourceOptions.From).Select(option => option.Name)];

    /// <summary>Overloads of the user's own are possible.</summary>
    private static readonly string[] Methods = ["Forward", "forward"];

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void Every_name_that_is_written_is_reserved_whatever_option_is_set(string name)
    {
        var arguments = AttributeText.Example(Options.Named(name)!);
        var files = Driver.Files(Compilations.Of(Compilations.With(AttributeText.Of(arguments))));
        var written = files
            .Values.SelectMany(text =>
                Compilations.Tree(text).GetCompilationUnitRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
            )
            .Where(type => type.Identifier.ValueText == "Gpt")
            .SelectMany(type => type.Members.SelectMany(Names))
            .Except(Methods)
            .ToHashSet();
        Assert.Superset(written, ReservedNames.Of(arguments).All.ToHashSet());
        Assert.True(written.Count > 20, $"Only {written.Count} names were written.");
    }

    private static IEnumerable<string> Names(MemberDeclarationSyntax member) =>
        member switch
        {
            BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            MethodDeclarationSyntax method => [method.Identifier.ValueText],
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable =>
                variable.Identifier.ValueText
            ),
            _ => [],
        };
}
