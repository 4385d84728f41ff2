using System;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Families;

/// <summary>DeepSeekMoE (Dai et al. 2024): Llama with many small experts and some that read every token.</summary>
internal static class DeepSeek
{
    public static Family Family { get; } = new("deepseek", "DeepseekForCausalLM", "deepseek", ReadFirst);

    /// <summary>DeepSeek-V2 (2024): latent attention, the best groups of experts.</summary>
    public static Family Second { get; } = new("deepseek_v2", "DeepseekV2ForCausalLM", "deepseek", ReadSecond);

    /// <summary>DeepSeek-V3 and R1 (2024): a sigmoid in the router, and a bias that only ranks.</summary>
    public static Family Third { get; } = new("deepseek_v3", "DeepseekV3ForCausalLM", "deepseek", ReadThird);

    /// <summary>Kimi K2 (Moonshot 2025): DeepSeek-V3 in other sizes.</summary>
    public static Family KimiK2 { get; } = new("kimi_k2", "DeepseekV3ForCausalLM", "deepseek", ReadThird);

    private static void ReadFirst(ConfigModel model)
    {
        var sizes = model.SetAllSizes(new(102400, 4096, 11008, 30, 32, 2048));
        var bias = model.Flag(absent: false, "attention_bias");
        Common(model, bias);
        model.Rotary(sizes, theta: 10000);
        if (!model.Has("n_routed_experts"))
        {
            return;
        }

        Experts(model, sizes, new(64, 6, 1407, Shared: null, Dense: 0));
        model.Only("scoring_func", "this family has a softmax", "softmax");
        model.Normalized(absent: false);
    }

    private static void ReadSecond(ConfigModel model)
    {
        var sizes = Latent(model, new(32000, 4096, 11008, 32, 32, 2048));
        Experts(model, sizes, new(64, 6, 1407, Shared: 2, Dense: 0));
        model.Only("scoring_func", "this family has a softmax", "softmax");
        var method = model.Text("greedy", "topk_method");
        model.Only("topk_method", "known are greedy and group_limited_greedy", "greedy", "group_limited_greedy");
        if (method == "group_limited_greedy")
        {
            Groups(model, absent: 1, absentKept: 1, GroupChoice.Max);
        }

        // The models' own code scales gates only where it does not normalize them.
        var factor = model.Number(1, "routed_scaling_factor");
        var isNormalized = model.Flag(absent: false, "norm_topk_prob");
        model.Set(MixtureOfExpertsOptions.Normalized, isNormalized, "norm_topk_prob");
        model.Set(MixtureOfExpertsOptions.Factor, isNormalized ? 1 : factor, "routed_scaling_factor");
        model.Ignore("n_group", "topk_group");
    }

    private static void ReadThird(ConfigModel model)
    {
        var sizes = Latent(model, new(129280, 7168, 18432, 61, 128, 4096));
        Experts(model, sizes, new(256, 8, 2048, Shared: 1, Dense: 3));
        model.Only("scoring_func", "this family has a sigmoid", "sigmoid");
        model.Only("topk_method", "this family has noaux_tc", "noaux_tc");
        model.Set(MixtureOfExpertsOptions.Score, ScoreChoice.Sigmoid, "scoring_func");
        model.Set(MixtureOfExpertsOptions.CorrectionBias, true);
        Groups(model, absent: 8, absentKept: 4, GroupChoice.SumOfBestTwo);
        model.Normalized(absent: true);
        model.Set(MixtureOfExpertsOptions.Factor, model.Number(2.5, "routed_scaling_factor"), "routed_scaling_factor");
    }

    private static void Common(ConfigModel model, bool bias)
    {
        model.RmsNorms(1e-6);
        model.Biases(bias, bias, feedForward: false);
        model.Gated();
        model.Tied(absent: false);
    }

    private static Sizes Latent(ConfigModel model, Sizes absent)
    {
        const string Content = "qk_nope_head_dim";
        const string Turned = "qk_rope_head_dim";
        var sizes = model.SetSizes(absent);
        Common(model, model.Flag(absent: false, "attention_bias"));
        model.SetSize(LatentAttentionOptions.KvLatentDim, 512, "kv_lora_rank");
        model.Set(LatentAttentionOptions.QueryLatentDim, model.MaybeSize(1536, "q_lora_rank"), "q_lora_rank");
        var content = model.SetSize(LatentAttentionOptions.ContentDim, 128, Content);
        var turned = model.SetSize(LatentAttentionOptions.RotaryDim, 64, Turned);
        model.SetSize(LatentAttentionOptions.ValueDim, 128, "v_head_dim");
        model.Ignore("head_dim", "qk_head_dim", "num_key_value_heads");
        model.Rotary(sizes with { HeadDim = turned }, theta: 10000);
        model.Set(RotaryOptions.Interleaved, model.Flag(absent: true, "rope_interleave"), "rope_interleave");
        Scale(model, content + turned);
        return sizes;
    }

    /// <summary>YaRN as DeepSeek uses it scales scores too, by (0.1 mscale_all_dim ln(factor) + 1) squared.</summary>
    private static void Scale(ConfigModel model, int width)
    {
        if (
            model.Arguments[RotaryOptions.MScaleAllDim.Name] is Value.Real { Number: var scale }
            && model.Arguments[RotaryOptions.Factor.Name] is Value.Real { Number: > 1 and var factor }
        )
        {
            var stretched = (0.1 * scale * Math.Log(factor)) + 1;
            model.Set(HeadOptions.AttentionScale, stretched * stretched / Math.Sqrt(width));
        }
    }

    private static void Experts(ConfigModel model, Sizes sizes, ExpertSizes absent)
    {
        const string First = "first_k_dense_replace";
        model.SetExperts(absent.Count, absent.Chosen, ScoreChoice.Softmax);
        var width = model.ExpertDim(absent.Width);
        if (model.MaybeCount(absent.Shared, "n_shared_experts") is > 0 and { } shared)
        {
            model.Set(MixtureOfExpertsOptions.SharedDim, SizeKeys.Times(shared, width), "n_shared_experts");
        }

        var dense = model.MaybeCount(absent.Dense, First) ?? absent.Dense;
        var every = model.Size(1, "moe_layer_freq");
        model.DenseLayers(sizes, layer => layer < dense || layer % every != 0, First, "moe_layer_freq");
    }

    private static void Groups(ConfigModel model, int absent, int absentKept, GroupChoice score)
    {
        if (model.SetSize(MixtureOfExpertsOptions.Groups, absent, "n_group") > 1)
        {
            model.Set(MixtureOfExpertsOptions.GroupScore, score);
        }

        model.SetSize(MixtureOfExpertsOptions.KeptGroups, absentKept, "topk_group");
    }

    /// <summary>What the class has where a key is left out.</summary>
    /// <param name="Count">The experts.</param>
    /// <param name="Chosen">How many of them a token is sent to.</param>
    /// <param name="Width">The width inside one.</param>
    /// <param name="Shared">How many read every token.</param>
    /// <param name="Dense">How many layers at the beginning have none.</param>
    private sealed record ExpertSizes(int Count, int Chosen, int Width, int? Shared, int Dense);
}
