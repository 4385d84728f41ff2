using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>The number of blocks is not taken for the number of heads.</summary>
internal static class BlockRules
{
    public static readonly Rule Swapped = new(
        "TGPT1008",
        "NLayers and NHeads look swapped",
        "NHeads ({0}) and NLayers ({1}) look swapped: heads of {2} are unusual, while NHeads = {1} would give heads of {3}",
        IsWarning: true
    );

    /// <summary>Widths of a head in released models, from GPT-2 to Gemma.</summary>
    private static readonly int[] UsualHeadDims = [64, 80, 96, 128, 256];

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        var (width, heads, layers) = (spec.Get(Options.EmbDim), spec.Get(Options.NHeads), spec.Get(Options.NLayers));
        var isUsual = width % heads == 0 && width / heads is >= 32 and <= 256;
        // One layer is what one begins with, and no number of heads.
        if (
            layers > 1
            && !spec.Arguments.Has(HeadOptions.HeadDim.Name)
            && !spec.IsLatent()
            && !isUsual
            && width % heads == 0
            && width % layers == 0
            && UsualHeadDims.Contains(width / layers)
        )
        {
            yield return new(
                Swapped,
                Subject.Argument(Options.NHeads.Name),
                [Numbers.Text(heads), Numbers.Text(layers), Numbers.Text(width / heads), Numbers.Text(width / layers)],
                [Numbers.Text(layers)]
            );
        }
    }
}
