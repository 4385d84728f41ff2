using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Ranks;

/// <summary>
/// Derives the ranks of typed operations: each is written once, as C# that compiles, at one rank. Works on syntax alone, so
/// what it emits is what the template says.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class RanksGenerator : IIncrementalGenerator
{
    private static readonly DiagnosticDescriptor NamedAlone = new(
        "RANK001",
        "A leading axis is named alone",
        "{0} comes and goes with the rank and is named without the other leading axes. Say at which ranks the member exists, [Ranks(..)], which axes stay in front, [Ranks(.., After = n)], or that it is of this rank only, [RankOnly].",
        "Ranks",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true
    );

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var templates = context.SyntaxProvider.ForAttributeWithMetadataName(
            "TypedGpt.Torch.RanksAttribute",
            static (node, _) => node is TypeDeclarationSyntax or MethodDeclarationSyntax,
            static (context, _) =>
            {
                var declaration = (MemberDeclarationSyntax)context.TargetNode;
                return (Hint: Hint(declaration), Derived: Template.Derive(declaration));
            }
        );

        context.RegisterSourceOutput(
            templates,
            static (context, template) =>
            {
                if (template.Derived.Source.Length > 0)
                {
                    context.AddSource(template.Hint, template.Derived.Source);
                }

                foreach (var mistake in template.Derived.Mistakes.All)
                {
                    context.ReportDiagnostic(Diagnostic.Create(NamedAlone, mistake.Place.Location, mistake.Axis));
                }
            }
        );
    }

    /// <summary>The template's file and type, and for a method which of the type's members it is.</summary>
    private static string Hint(MemberDeclarationSyntax declaration)
    {
        var file = Path.GetFileNameWithoutExtension(declaration.SyntaxTree.FilePath);
        return declaration is MethodDeclarationSyntax { Parent: TypeDeclarationSyntax type } method
            ? $"{file}.{Name(type)}.{method.Identifier}{type.Members.IndexOf(method)}.g.cs"
            : $"{file}.{Name((TypeDeclarationSyntax)declaration)}.g.cs";
    }

    private static string Name(TypeDeclarationSyntax type) => $"{type.Identifier}{type.Arity}";
}
