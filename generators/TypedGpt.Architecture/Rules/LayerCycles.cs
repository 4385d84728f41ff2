using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Rules;

/// <summary>Finds layers that contain themselves.</summary>
internal static class LayerCycles
{
    /// <summary>The layers on the way from <paramref name="layer"/> back to itself; null where there is no such way.</summary>
    public static List<string>? PathToItself(string layer, ModelGraph graph) => Path(layer, layer, graph, []);

    private static List<string>? Path(string start, string at, ModelGraph graph, HashSet<string> seen)
    {
        if (!seen.Add(at))
        {
            return null;
        }

        foreach (var next in Contained(at, graph))
        {
            if (next == start)
            {
                return [at, next];
            }

            if (Path(start, next, graph, seen) is { } rest)
            {
                return [at, .. rest];
            }
        }

        return null;
    }

    /// <summary>The layer classes that one holds, the user's and those that the generator writes.</summary>
    private static IEnumerable<string> Contained(string name, ModelGraph graph) =>
        (graph.Layer(name)?.Members ?? []).Where(member => member.IsLayer).Select(member => member.LayerType);
}
