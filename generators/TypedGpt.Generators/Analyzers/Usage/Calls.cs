using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>Calls that did not bind as meant: their parts, and the overload that was likely meant.</summary>
internal static class Calls
{
    /// <summary>What keeps a call from binding to an overload.</summary>
    /// <param name="Method">The overload.</param>
    /// <param name="Wrong">The first argument that does not fit; the method's name where there is none.</param>
    /// <param name="Wanted">The type of the parameter it was given for; null where the number of arguments is wrong.</param>
    public sealed record Mismatch(IMethodSymbol Method, SyntaxNode Wrong, ITypeSymbol? Wanted);

    public static IReadOnlyList<ExpressionSyntax> Arguments(SyntaxNode call) =>
        call is InvocationExpressionSyntax invocation
            ? [.. invocation.ArgumentList.Arguments.Select(argument => argument.Expression)]
            : [];

    /// <summary>The name that is called.</summary>
    public static SyntaxNode Name(SyntaxNode call) =>
        (call as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name,
            MemberBindingExpressionSyntax binding => binding.Name,
            { } other => other,
            null => call,
        };

    /// <summary>The type on which a method is looked for: of the value before the dot, or the class itself.</summary>
    public static ITypeSymbol? Receiver(SemanticModel model, SyntaxNode call) =>
        (call as InvocationExpressionSyntax)?.Expression switch
        {
            MemberAccessExpressionSyntax access => model.GetTypeInfo(access.Expression).Type
                ?? model.GetSymbolInfo(access.Expression).Symbol as ITypeSymbol,
            MemberBindingExpressionSyntax => call.FirstAncestorOrSelf<ConditionalAccessExpressionSyntax>()
                is { } conditional
                ? NotNull(model.GetTypeInfo(conditional.Expression).Type)
                : null,
            IdentifierNameSyntax or GenericNameSyntax => model.GetEnclosingSymbol(call.SpanStart)?.ContainingType,
            _ => null,
        };

    private static ITypeSymbol? NotNull(ITypeSymbol? type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable
            ? nullable.TypeArguments[0]
            : type;

    /// <summary>The overload of that name that the arguments miss by least, and what they miss.</summary>
    public static Mismatch? Closest(KnownTypes types, SemanticModel model, SyntaxNode call)
    {
        var name = Name(call).GetFirstToken().ValueText;
        var arguments = Arguments(call);
        var given = arguments.Select(argument => model.GetTypeInfo(argument).Type).ToList();
        return Candidates(types, model, call, name)
            .Where(method => types.CatchAll(method) is null && Takes(method, arguments.Count))
            .Select(method => (Method: method, Distance: Distance(method, given)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => First(candidate.Method, arguments, given, Name(call)))
            .FirstOrDefault();
    }

    private static IEnumerable<IMethodSymbol> Candidates(
        KnownTypes types,
        SemanticModel model,
        SyntaxNode call,
        string name
    )
    {
        if (Receiver(model, call) is not { } receiver)
        {
            return [];
        }

        var own = WithBases(receiver).SelectMany(type => type.GetMembers(name)).OfType<IMethodSymbol>().ToList();
        if (own.Count == 0)
        {
            // A local function, or what a delegate holds, is no member of any type.
            return model.GetSymbolInfo(call).CandidateSymbols.OfType<IMethodSymbol>();
        }

        return types.IsTensor(receiver)
            ? own.Concat(
                model
                    .LookupSymbols(call.SpanStart, receiver, name, includeReducedExtensionMethods: true)
                    .OfType<IMethodSymbol>()
                    .Where(method => method.ReducedFrom is not null && types.CatchAll(method.ReducedFrom) is null)
            )
            : own;
    }

    private static IEnumerable<ITypeSymbol> WithBases(ITypeSymbol type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            yield return at;
        }
    }

    private static bool Takes(IMethodSymbol method, int count) =>
        count <= method.Parameters.Length
        && method.Parameters.Skip(count).All(parameter => parameter.IsOptional || parameter.IsParams);

    private static Mismatch First(
        IMethodSymbol method,
        IReadOnlyList<ExpressionSyntax> arguments,
        IReadOnlyList<ITypeSymbol?> given,
        SyntaxNode name
    )
    {
        var bound = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        for (var at = 0; at < arguments.Count; at++)
        {
            var wanted = Substitute(method.Parameters[at].Type, bound);
            if (Misses(wanted, given[at], bound) > 0)
            {
                return new(method, arguments[at], wanted);
            }
        }

        return new(method, name, null);
    }

    private static int Distance(IMethodSymbol method, IReadOnlyList<ITypeSymbol?> given)
    {
        var bound = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        return given.Select((type, at) => Misses(method.Parameters[at].Type, type, bound)).Sum();
    }

    /// <summary>By how many dimensions a type misses a parameter's, type parameters standing for what they meet first.</summary>
    private static int Misses(ITypeSymbol wanted, ITypeSymbol? given, Dictionary<ISymbol, ITypeSymbol> bound)
    {
        const int AnotherKind = 100;
        const int AnotherRank = 10;
        if (wanted is ITypeParameterSymbol { TypeParameterKind: TypeParameterKind.Method } open && given is not null)
        {
            if (bound.TryGetValue(open, out var met))
            {
                return SymbolEqualityComparer.Default.Equals(met, given) ? 0 : 1;
            }

            bound[open] = given;
            return 0;
        }

        if (SymbolEqualityComparer.Default.Equals(wanted, given))
        {
            return 0;
        }

        if (wanted is not INamedTypeSymbol { IsGenericType: true } pattern)
        {
            return given is INamedTypeSymbol { IsGenericType: true } ? AnotherKind
                : wanted.SpecialType != SpecialType.None && given?.SpecialType != SpecialType.None ? 0
                : 1;
        }

        if (given is not INamedTypeSymbol found || found.Name != pattern.Name)
        {
            return AnotherKind;
        }

        return found.Arity != pattern.Arity
            ? AnotherRank * System.Math.Abs(found.Arity - pattern.Arity)
            : pattern.TypeArguments.Zip(found.TypeArguments, (one, other) => Misses(one, other, bound)).Sum();
    }

    /// <summary>A parameter's type with what the arguments before it say of its type parameters.</summary>
    private static ITypeSymbol Substitute(ITypeSymbol type, Dictionary<ISymbol, ITypeSymbol> bound) =>
        type switch
        {
            ITypeParameterSymbol open when bound.TryGetValue(open, out var met) => met,
            INamedTypeSymbol { IsGenericType: true } pattern => pattern.ConstructedFrom.Construct([
                .. pattern.TypeArguments.Select(argument => Substitute(argument, bound)),
            ]),
            _ => type,
        };
}
