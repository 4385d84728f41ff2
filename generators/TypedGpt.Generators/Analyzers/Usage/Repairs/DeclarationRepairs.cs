using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>
/// A declared type with other dimensions: two of them exchanged or one replaced, of a layer or a parameter; the type of
/// what is made; a call's type argument.
/// </summary>
internal sealed class DeclarationRepairs : IRepairs
{
    public bool IsConstructive => false;

    public IEnumerable<Repair> At(ExpressionSyntax expression, Scene scene)
    {
        if (scene.IsTurnedTooEarly)
        {
            return [];
        }

        if (
            expression.Parent
                is EqualsValueClauseSyntax
                {
                    Parent: VariableDeclaratorSyntax
                    {
                        Identifier.ValueText: var name,
                        Parent: VariableDeclarationSyntax { Type: { IsVar: false } declaredAs }
                    }
                }
            && scene.Types.IsTensor(scene.TypeOf(expression))
        )
        {
            var text = scene.Written(scene.TypeOf(expression)!);
            return text == declaredAs.ToString() ? [] : [scene.Change(declaredAs, text, $"declare {name} as {text}")];
        }

        if (
            expression.Parent is ForEachStatementSyntax { Type: { IsVar: false } element } loop
            && loop.Expression == expression
            && expression == scene.Wrong
            && scene.Given is { } held
        )
        {
            var text = scene.Written(held);
            return [scene.Change(element, text, $"declare {loop.Identifier.ValueText} as {text}")];
        }

        if (expression is GenericNameSyntax generic)
        {
            return TypeArguments(generic, scene);
        }

        if (expression is ObjectCreationExpressionSyntax { Type: GenericNameSyntax made })
        {
            return scene.TypeOf(expression) is INamedTypeSymbol created && created.TypeArguments.All(scene.Types.IsDim)
                ? Others(created, scene).Select(other => scene.Replace(made, scene.Written(other)))
                : [];
        }

        if (
            expression is not IdentifierNameSyntax
            || scene.SymbolOf(expression) is not { } symbol
            || Declared(symbol) is not { } declared
            || NotNull(Scene.TypeOfMember(symbol) ?? Scene.TypeOfVariable(symbol))
                is not
                (INamedTypeSymbol { TypeArguments.Length: > 0 } type, var mark)
            || !type.TypeArguments.All(scene.Types.IsDim)
        )
        {
            return [];
        }

        return Others(type, scene)
            .Select(other => scene.Redeclare(symbol, declared, other, mark))
            .Where(repair => repair is not null)
            .Select(repair => repair!);
    }

    /// <summary>A type without the question mark of one that may be null, and the mark.</summary>
    private static (ITypeSymbol? Type, string Mark) NotNull(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? (nullable.TypeArguments[0], "?")
            : (type, "");

    private static IEnumerable<Repair> TypeArguments(GenericNameSyntax generic, Scene scene)
    {
        foreach (var argument in generic.TypeArgumentList.Arguments)
        {
            if (scene.Types.IsDim(scene.SymbolOf(argument) as ITypeSymbol))
            {
                foreach (var text in scene.Suspects.Select(scene.Written).Where(text => text != argument.ToString()))
                {
                    yield return scene.Replace(argument, text, $"{generic.Identifier}<{text}>");
                }
            }
        }
    }

    /// <summary>The same type with two neighbours exchanged, then with one dimension another.</summary>
    private static IEnumerable<INamedTypeSymbol> Others(INamedTypeSymbol type, Scene scene)
    {
        var dims = type.TypeArguments;
        for (var at = 0; at + 1 < dims.Length; at++)
        {
            yield return type.ConstructedFrom.Construct([.. dims.SetItem(at, dims[at + 1]).SetItem(at + 1, dims[at])]);
        }

        for (var at = dims.Length - 1; at >= 0; at--)
        {
            foreach (var dim in scene.Suspects.Where(dim => !SymbolEqualityComparer.Default.Equals(dim, dims[at])))
            {
                yield return type.ConstructedFrom.Construct([.. dims.SetItem(at, dim)]);
            }
        }
    }

    /// <summary>The type that the user wrote for a property, field, parameter or variable, if nobody else relies on it.</summary>
    private static TypeSyntax? Declared(ISymbol symbol) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method } && IsPromised(method)
            ? null
            : Written(symbol);

    /// <summary>Whether a method's parameters are given by another declaration, or give those of others.</summary>
    private static bool IsPromised(IMethodSymbol method) =>
        method.IsOverride
        || method.IsVirtual
        || method.IsAbstract
        || method.PartialDefinitionPart is not null
        || method.PartialImplementationPart is not null;

    private static TypeSyntax? Written(ISymbol symbol) =>
        symbol
            .DeclaringSyntaxReferences.Where(reference => !UserCode.IsEmitted(reference.SyntaxTree))
            .Select(reference => reference.GetSyntax())
            .Select(syntax =>
                syntax switch
                {
                    PropertyDeclarationSyntax property => property.Type,
                    VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
                    ParameterSyntax parameter => parameter.Type,
                    _ => null,
                }
            )
            .Select(declared => declared is NullableTypeSyntax nullable ? nullable.ElementType : declared)
            .FirstOrDefault(declared =>
                declared is not null and not IdentifierNameSyntax { Identifier.ValueText: "var" }
            );
}
