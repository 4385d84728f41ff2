using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>Reads an annotated class from its symbol: a thin source for the readers of the architecture.</summary>
internal static class SpecReader
{
    public const string AttributeName = "TypedGpt.GptModelAttribute";

    public static GptSpec Read(INamedTypeSymbol model, AttributeData attribute, CancellationToken token)
    {
        var user = UserReader.Read(Types(model, token), UnresolvedReader.Read(model, token));
        token.ThrowIfCancellationRequested();
        var arguments = ConfigurationReader.Read(SymbolAttributes.Named(attribute), SymbolAttributes.Of(model));
        return new(DeclarationReader.Read(model, arguments, user, token), arguments, user);
    }

    /// <summary>The model attribute of a class, the first where there are several.</summary>
    public static AttributeData? Attribute(INamedTypeSymbol model) =>
        model
            .GetAttributes()
            .FirstOrDefault(attribute =>
                attribute.AttributeClass
                    is {
                        Name: "GptModelAttribute",
                        ContainingType: null,
                        ContainingNamespace: { Name: "TypedGpt", ContainingNamespace.IsGlobalNamespace: true }
                    }
            );

    private static IEnumerable<IDeclaredType> Types(INamedTypeSymbol model, CancellationToken token)
    {
        foreach (var type in model.GetTypeMembers())
        {
            token.ThrowIfCancellationRequested();
            yield return new SymbolType(type);
        }
    }
}
