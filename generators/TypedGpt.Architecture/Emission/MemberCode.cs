using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>A member's type, construction and registration as C#.</summary>
internal static class MemberCode
{
    public static string Type(Member member, CodeWriter writer) =>
        member.Kind switch
        {
            MemberKind.Layer => Generic(member.LayerType, member, writer),
            MemberKind.LayerList => $"~LayerList<{Generic(member.LayerType, member, writer)}>",
            _ => Generic("~" + LayerKinds.Of(member.Kind).TypeName, member, writer),
        };

    /// <summary>The statement of the constructor that makes and registers the member.</summary>
    public static string Construction(Member member, string target, CodeWriter writer)
    {
        var made = member.Kind switch
        {
            MemberKind.LayerList =>
                $"new {Type(member, writer)}({Numbers.Text(member.Count)}, {(member.Pattern is { } pattern ? PatternCode.Choice(pattern) : $"static () => new {Generic(member.LayerType, member, writer)}()")})",
            MemberKind.Parameter =>
                $"Parameter<{writer.Runtime(member.Dims)}>({string.Join(", ", Arguments(member).Prepend($"~Init.{member.Init}"))})",
            _ => $"new {Type(member, writer)}({string.Join(", ", Arguments(member))})",
        };
        return $"{target} = Register(\"{member.Key}\", {made});";
    }

    /// <summary>What the constructor of the runtime's type is given.</summary>
    private static IEnumerable<string> Arguments(Member member)
    {
        var kind = LayerKinds.Of(member.Kind);
        if (kind.First is { } first)
        {
            yield return first(member);
        }

        foreach (var option in kind.Options.Where(option => option.Argument is not null))
        {
            if (option.Get(member) is { } value)
            {
                yield return $"{option.Argument}: {value}";
            }
        }

        foreach (var argument in kind.Last(member))
        {
            yield return argument;
        }
    }

    private static string Generic(string name, Member member, CodeWriter writer) =>
        member.Dims.Count == 0 ? name : $"{name}<{writer.Runtime(member.Dims)}>";
}
