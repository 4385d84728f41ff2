using System.Linq;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>Which layers of a Qwen mixture have experts.</summary>
internal static class QwenLayers
{
    /// <summary>Each <c>decoder_sparse_step</c>-th layer has experts, but not those in <c>mlp_only_layers</c>.</summary>
    public static void SparseLayers(this ConfigModel model, Sizes sizes)
    {
        var step = model.Size(1, "decoder_sparse_step");
        var dense = model.Numbers("mlp_only_layers");
        model.DenseLayers(
            sizes,
            layer => (layer + 1) % step != 0 || dense.Contains(layer),
            "mlp_only_layers",
            "decoder_sparse_step"
        );
    }
}
