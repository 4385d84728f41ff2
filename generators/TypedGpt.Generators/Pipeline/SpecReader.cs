using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>Reads an annotated class: the one place in which symbols and syntax are turned into a spec.</summary>
internal static class SpecReader
{
    public const string AttributeName = "TypedGpt.GptModelAttribute";

    public static GptSpec Read(INamedTypeSymbol model, AttributeData attribute, CancellationToken token)
    {
        var own = UserReader.Read(model, token);
        token.ThrowIfCancellationRequested();
        return GptSpec.Read(DeclarationReader.Read(model, own, token), ReadArguments(attribute), own);
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

    /// <summary>An attribute's named values; null for one that the compiler could not evaluate.</summary>
    public static Arguments ReadArguments(AttributeData attribute) =>
        Arguments.Of(
            attribute
                .NamedArguments.GroupBy(argument => argument.Key)
                .Select(group => new Argument(group.Key, Value(group.First().Value)))
        );

    private static object? Value(TypedConstant constant) =>
        constant.Kind switch
        {
            TypedConstantKind.Primitive => constant.Value,
            TypedConstantKind.Enum when constant.Type is INamedTypeSymbol type => type.GetMembers()
                .OfType<IFieldSymbol>()
                .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value))
                ?.Name,
            _ => null,
        };
}
