using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.User;

/// <summary>Finds layers that contain themselves.</summary>
internal static class LayerCycles
{
    /// <summary>The layers on the way from <paramref name="layer"/> back to itself; null where there is no such way.</summary>
    public static List<string>? PathToItself(string layer, GptSpec spec) => Path(layer, layer, spec, []);

    private static List<string>? Path(string start, string at, GptSpec spec, HashSet<string> seen)
    {
        if (!seen.Add(at))
        {
            return null;
        }

        foreach (var next in Contained(at, spec))
        {
            if (next == start)
            {
                return [at, next];
            }

            if (Path(start, next, spec, seen) is { } rest)
            {
                return [at, .. rest];
            }
        }

        return null;
    }

    /// <summary>The layer classes that one holds, through roles that the generator writes as well.</summary>
    private static IEnumerable<string> Contained(string name, GptSpec spec)
    {
        if (spec.User.Named(name) is { } own)
        {
            return own
                .Properties.Select(property => (property, Kind: UserLayers.KindOf(property, spec.User)))
                .Where(member => member.Kind is MemberKind.Layer or MemberKind.LayerList)
                .Select(member =>
                    member.Kind is MemberKind.LayerList
                        ? UserLayers.ListedType(member.property)
                        : member.property.TypeName
                );
        }

        string[] roles =
            name == nameof(Role.Block) ? [nameof(Role.Attention), nameof(Role.FeedForward), nameof(Role.Norm)] : [];
        return roles.Select(role => spec.User.Replacing(role)?.Name ?? role);
    }
}
