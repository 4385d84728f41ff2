using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Emission;

/// <summary>The names of other assemblies that emitted code uses, and the namespace of each.</summary>
internal static class RuntimeNames
{
    private const string Runtime = "TypedGpt";
    public const string Torch = "TypedGpt.Torch";

    public static readonly IReadOnlyDictionary<string, string> Namespaces = new[]
    {
        (Runtime, ["IDim", .. Axes.OfTheRun, .. DimTable.FixedNames]),
        (Runtime, ["Evidence", "Factors", "Sections", "Init", "WeightInfo", "WeightTable", "CheckpointLayout"]),
        (Torch, LayerKinds.All.Select(kind => kind.TypeName).Where(name => name.Length > 0).ToArray()),
        (Torch, ["Indices", "Layer", "GptModule", "TypedParameter", "RotaryScaling", "CheckpointFolder"]),
        ("System", ["Math"]),
        ("System.CodeDom.Compiler", ["GeneratedCode"]),
        ("System.Collections.Generic", (string[])["IReadOnlyList"]),
    }
        .SelectMany(names => names.Item2, (names, name) => (Space: names.Item1, name))
        .ToDictionary(entry => entry.name, entry => entry.Space);
}
