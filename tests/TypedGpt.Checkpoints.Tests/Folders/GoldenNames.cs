using System.Text.RegularExpressions;

namespace TypedGpt.Checkpoints.Tests.Folders;

/// <summary>
/// The names that transformers has in memory for what a checkpoint names otherwise: experts are stacked there, gate beside
/// up, and some models call their parts as others do.
/// </summary>
internal static partial class GoldenNames
{
    /// <summary>The name in memory of the tensor that a checkpoint calls <paramref name="name"/>.</summary>
    public static string Of(string name)
    {
        var usual = name.Replace("embed_out.", "lm_head.", StringComparison.Ordinal)
            .Replace(".block_sparse_moe.", ".mlp.", StringComparison.Ordinal);
        usual = GateOrUp().Replace(usual, ".experts.gate_up_proj");
        return Down().Replace(usual, ".experts.down_proj");
    }

    [GeneratedRegex(@"\.experts\.\{expert\}\.(gate_proj|up_proj|w1|w3)\.weight$")]
    private static partial Regex GateOrUp();

    [GeneratedRegex(@"\.experts\.\{expert\}\.(down_proj|w2)\.weight$")]
    private static partial Regex Down();
}
