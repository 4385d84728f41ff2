using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>The attributes of a symbol that are TypedGpt's, with their values.</summary>
internal static class SymbolAttributes
{
    private const string Suffix = "Attribute";

    public static IReadOnlyList<DeclaredAttribute> Of(ISymbol symbol) =>
        symbol.GetAttributes().Where(IsTypedGpts).Select(Read).ToList();

    /// <summary>An attribute's named values; null for one that the compiler could not evaluate.</summary>
    public static Arguments Named(AttributeData attribute) =>
        Arguments.Of(attribute.NamedArguments.Select(argument => new Argument(argument.Key, ValueOf(argument.Value))));

    private static DeclaredAttribute Read(AttributeData attribute)
    {
        var name = attribute.AttributeClass!.Name;
        return new(
            name.EndsWith(Suffix, StringComparison.Ordinal) ? name.Substring(0, name.Length - Suffix.Length) : name,
            Named(attribute),
            Types(attribute) is { Count: > 0 } types ? types : attribute.ConstructorArguments.Select(ValueOf).ToList()
        );
    }

    /// <summary>The types it names, as written: what is still to be emitted resolves to nothing.</summary>
    private static List<Value?> Types(AttributeData attribute)
    {
        var bound = attribute
            .ConstructorArguments.SelectMany(argument =>
                argument.Kind == TypedConstantKind.Array ? argument.Values : [argument]
            )
            .Select(argument => argument.Value as ITypeSymbol)
            .ToList();
        return
            attribute.ApplicationSyntaxReference?.GetSyntax()
                is AttributeSyntax { ArgumentList.Arguments: var arguments }
            ?
            [
                .. arguments
                    .Select(argument => argument.Expression)
                    .OfType<TypeOfExpressionSyntax>()
                    .Select(
                        (typeOf, at) =>
                            new Value.Text(TypeSyntaxText.Parts(typeOf.Type, bound.ElementAtOrDefault(at)).Name)
                    ),
            ]
            : [];
    }

    private static Value? ValueOf(TypedConstant constant) =>
        constant.Kind switch
        {
            TypedConstantKind.Primitive => Value.Of(constant.Value),
            TypedConstantKind.Array when !constant.IsNull => Value.ListOf(constant.Values.Select(ValueOf)),
            TypedConstantKind.Enum when constant.Type is INamedTypeSymbol type => Value.Of(
                type.GetMembers()
                    .OfType<IFieldSymbol>()
                    .FirstOrDefault(field => field.HasConstantValue && Equals(field.ConstantValue, constant.Value))
                    ?.Name
            ),
            _ => null,
        };

    private static bool IsTypedGpts(AttributeData attribute) =>
        attribute.AttributeClass
            is { ContainingNamespace: { Name: "TypedGpt", ContainingNamespace.IsGlobalNamespace: true } };
}
