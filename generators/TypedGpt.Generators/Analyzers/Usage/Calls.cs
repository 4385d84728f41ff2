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
    /// <param name="Parameter">That parameter.</param>
    public sealed record Mismatch(
        IMethodSymbol Method,
        SyntaxNode Wrong,
        ITypeSymbol? Wanted,
        IParameterSymbol? Parameter = null
    );

    /// <summary>The values that a call is given.</summary>
    public static IReadOnlyList<ExpressionSyntax> Values(SyntaxNode call) =>
        [.. ArgumentLists.Of(call).Select(argument => argument.Expression)];

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
        var arguments = ArgumentLists.Of(call);
        var given = arguments.Select(argument => model.GetTypeInfo(argument.Expression).Type).ToList();
        return Candidates(types, model, call, name)
            .Where(method => types.CatchAll(method) is null && Takes(method, arguments))
            .Select(method => WithWrittenArguments(method, call, model))
            .Select(method => (Method: method, Distance: Distance(method, arguments, given)))
            .OrderBy(candidate => candidate.Distance)
            .Select(candidate => First(candidate.Method, arguments, given, Name(call)))
            .FirstOrDefault();
    }

    /// <summary>The method with the type arguments that the call gives it.</summary>
    private static IMethodSymbol WithWrittenArguments(IMethodSymbol method, SyntaxNode call, SemanticModel model) =>
        Name(call) is GenericNameSyntax { TypeArgumentList.Arguments: var written }
        && written.Count == method.Arity
        && SymbolEqualityComparer.Default.Equals(method, method.ConstructedFrom)
        && written.Select(type => model.GetTypeInfo(type).Type).ToList() is var types
        && types.All(type => type is not null)
            ? method.Construct([.. types!])
            : method;

    private static IEnumerable<IMethodSymbol> Candidates(
        KnownTypes types,
        SemanticModel model,
        SyntaxNode call,
        string name
    )
    {
        if (ArgumentLists.AreUnnamed(call))
        {
            return model
                .GetSymbolInfo(call)
                .CandidateSymbols.Select(symbol => (symbol as IPropertySymbol)?.GetMethod ?? symbol as IMethodSymbol)
                .OfType<IMethodSymbol>();
        }

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

    private static bool Takes(IMethodSymbol method, IReadOnlyList<ArgumentSyntax> arguments)
    {
        var filled = arguments.Select((_, at) => ArgumentLists.Parameter(method, arguments, at)).ToList();
        return filled.All(parameter => parameter is not null)
            && method
                .Parameters.Where(parameter => !filled.Contains(parameter, SymbolEqualityComparer.Default))
                .All(parameter => parameter.IsOptional || parameter.IsParams);
    }

    private static Mismatch First(
        IMethodSymbol method,
        IReadOnlyList<ArgumentSyntax> arguments,
        IReadOnlyList<ITypeSymbol?> given,
        SyntaxNode name
    )
    {
        var bound = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        for (var at = 0; at < arguments.Count; at++)
        {
            var parameter = ArgumentLists.Parameter(method, arguments, at)!;
            var open = ArgumentLists.Taken(parameter, given[at]);
            var wanted = Substitute(open, bound);
            var tried = new Dictionary<ISymbol, ITypeSymbol>(bound, SymbolEqualityComparer.Default);
            if (Misses(method, wanted, given[at], tried) > 0)
            {
                return new(method, arguments[at].Expression, Substitute(wanted, OfOthers(at)), parameter);
            }

            bound = tried;
        }

        return new(method, name, null);

        // What the arguments that fit say of the type parameters.
        Dictionary<ISymbol, ITypeSymbol> OfOthers(int wrong)
        {
            var all = new Dictionary<ISymbol, ITypeSymbol>(bound, SymbolEqualityComparer.Default);
            for (var at = wrong + 1; at < arguments.Count; at++)
            {
                var tried = new Dictionary<ISymbol, ITypeSymbol>(all, SymbolEqualityComparer.Default);
                var taken = ArgumentLists.Taken(ArgumentLists.Parameter(method, arguments, at)!, given[at]);
                if (Misses(method, taken, given[at], tried) == 0)
                {
                    all = tried;
                }
            }

            return all;
        }
    }

    private static int Distance(
        IMethodSymbol method,
        IReadOnlyList<ArgumentSyntax> arguments,
        IReadOnlyList<ITypeSymbol?> given
    )
    {
        var bound = new Dictionary<ISymbol, ITypeSymbol>(SymbolEqualityComparer.Default);
        return given
            .Select(
                (type, at) =>
                    Misses(
                        method,
                        ArgumentLists.Taken(ArgumentLists.Parameter(method, arguments, at)!, type),
                        type,
                        bound
                    )
            )
            .Sum();
    }

    /// <summary>By how many dimensions a type misses a parameter's, type parameters standing for what they meet first.</summary>
    private static int Misses(
        IMethodSymbol method,
        ITypeSymbol wanted,
        ITypeSymbol? given,
        Dictionary<ISymbol, ITypeSymbol> bound
    )
    {
        const int AnotherKind = 100;
        const int AnotherRank = 10;
        if (given is null)
        {
            // A lambda or a group of methods, which has a type only where it goes.
            return 0;
        }

        if (
            wanted is ITypeParameterSymbol { DeclaringMethod: { } declaring } open
            && SymbolEqualityComparer.Default.Equals(declaring.OriginalDefinition, method.OriginalDefinition)
        )
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
            : pattern.TypeArguments.Zip(found.TypeArguments, (one, other) => Misses(method, one, other, bound)).Sum();
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
