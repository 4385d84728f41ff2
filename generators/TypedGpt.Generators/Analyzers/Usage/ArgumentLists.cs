using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>The arguments of everything that takes some: calls, constructors and their initializers, indexers.</summary>
internal static class ArgumentLists
{
    public static IReadOnlyList<ArgumentSyntax> Of(SyntaxNode call) =>
        call switch
        {
            InvocationExpressionSyntax invocation => invocation.ArgumentList.Arguments,
            BaseObjectCreationExpressionSyntax { ArgumentList: { } list } => list.Arguments,
            ConstructorInitializerSyntax initializer => initializer.ArgumentList.Arguments,
            PrimaryConstructorBaseTypeSyntax initializer => initializer.ArgumentList.Arguments,
            ElementAccessExpressionSyntax access => access.ArgumentList.Arguments,
            _ => [],
        };

    /// <summary>Whether a node takes arguments and is no call by a name.</summary>
    public static bool AreUnnamed(SyntaxNode call) => call is not InvocationExpressionSyntax && Of(call).Count > 0;

    /// <summary>What takes the arguments, as a message names it.</summary>
    public static string Taker(SyntaxNode call) =>
        call switch
        {
            ObjectCreationExpressionSyntax creation => $"new {creation.Type}(..)",
            BaseObjectCreationExpressionSyntax => "new(..)",
            ConstructorInitializerSyntax initializer => $"{initializer.ThisOrBaseKeyword}(..)",
            PrimaryConstructorBaseTypeSyntax initializer => $"{initializer.Type}(..)",
            ElementAccessExpressionSyntax access => $"{access.Expression}[..]",
            _ => Calls.Name(call).ToString(),
        };

    /// <summary>The parameter that an argument is for; null where there is none.</summary>
    public static IParameterSymbol? Parameter(IMethodSymbol method, IReadOnlyList<ArgumentSyntax> arguments, int at) =>
        arguments[at].NameColon is { Name.Identifier.ValueText: var name }
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
        : at < method.Parameters.Length ? method.Parameters[at]
        : method.Parameters.LastOrDefault(parameter => parameter.IsParams);

    /// <summary>What a parameter takes of one argument: of several in its expanded form, one element.</summary>
    public static ITypeSymbol Taken(IParameterSymbol parameter, ITypeSymbol? given) =>
        parameter is { IsParams: true, Type: IArrayTypeSymbol { ElementType: var element } }
        && given is not IArrayTypeSymbol
            ? element
            : parameter.Type;
}
