using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Pipeline;

/// <summary>From where what is nested in a model can be named.</summary>
internal static class Visibilities
{
    /// <summary>The visibility of a nested type; internal is as good as public where the model itself is internal.</summary>
    public static Visibility Of(INamedTypeSymbol type) =>
        type.DeclaredAccessibility switch
        {
            Accessibility.Public => Visibility.Public,
            Accessibility.Internal or Accessibility.ProtectedOrInternal => IsSeenOutside(type.ContainingType)
                ? Visibility.Internal
                : Visibility.Public,
            Accessibility.Protected or Accessibility.ProtectedAndInternal => Visibility.Protected,
            _ => Visibility.Private,
        };

    /// <summary>Whether other assemblies can name a type.</summary>
    private static bool IsSeenOutside(INamedTypeSymbol type)
    {
        var at = type;
        while (
            at
                is {
                    DeclaredAccessibility: Accessibility.Public
                        or Accessibility.Protected
                        or Accessibility.ProtectedOrInternal
                }
        )
        {
            at = at.ContainingType;
        }

        return at is null;
    }
}
