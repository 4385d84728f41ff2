using System.Linq;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Generators.Pipeline;

/// <summary>Types as they are written, without namespaces and spaces.</summary>
internal static class TypeSyntaxText
{
    /// <summary>A type without its namespace, and its arguments without spaces.</summary>
    public static (string Name, EquatableArray<string> Arguments) Parts(TypeSyntax type) =>
        type switch
        {
            GenericNameSyntax generic => (
                generic.Identifier.ValueText,
                generic.TypeArgumentList.Arguments.Select(Compact).ToEquatableArray()
            ),
            QualifiedNameSyntax qualified => Parts(qualified.Right),
            AliasQualifiedNameSyntax alias => Parts(alias.Name),
            IdentifierNameSyntax name => (name.Identifier.ValueText, []),
            _ => (type.ToString(), []),
        };

    /// <summary>A whole type, such as <c>Tensor&lt;Batch,Seq,Emb&gt;</c>; empty for none.</summary>
    public static string Compact(TypeSyntax? type)
    {
        if (type is null)
        {
            return "";
        }

        var (name, arguments) = Parts(type);
        return arguments.Count == 0 ? name : $"{name}<{string.Join(",", arguments)}>";
    }
}
