using System.Collections.Generic;

namespace TypedGpt.Architecture.Emission;

/// <summary>The names of other assemblies that emitted code uses, and the namespace of each.</summary>
internal static class RuntimeNames
{
    private const string Runtime = "TypedGpt";
    public const string Torch = "TypedGpt.Torch";

    public static readonly IReadOnlyDictionary<string, string> Namespaces = new Dictionary<string, string>
    {
        ["IDim"] = Runtime,
        ["Batch"] = Runtime,
        ["Seq"] = Runtime,
        ["KeySeq"] = Runtime,
        ["One"] = Runtime,
        ["Two"] = Runtime,
        ["Evidence"] = Runtime,
        ["Factors"] = Runtime,
        ["Sections"] = Runtime,
        ["Init"] = Runtime,
        ["WeightInfo"] = Runtime,
        ["CheckpointSlot"] = Runtime,
        ["Tensor"] = Torch,
        ["Indices"] = Torch,
        ["Linear"] = Torch,
        ["Embedding"] = Torch,
        ["LayerNorm"] = Torch,
        ["RmsNorm"] = Torch,
        ["Dropout"] = Torch,
        ["CausalMask"] = Torch,
        ["WindowMask"] = Torch,
        ["ChunkMask"] = Torch,
        ["Alibi"] = Torch,
        ["Rotary"] = Torch,
        ["TiedHead"] = Torch,
        ["RotaryScaling"] = Torch,
        ["Layer"] = Torch,
        ["LayerList"] = Torch,
        ["GptModule"] = Torch,
        ["TypedParameter"] = Torch,
        ["Math"] = "System",
        ["IReadOnlyList"] = "System.Collections.Generic",
    };
}
