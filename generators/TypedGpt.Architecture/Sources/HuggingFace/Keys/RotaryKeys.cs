using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>
/// Rotary positions: the base, the part of a head, and how frequencies are stretched, whether they stand at the top, in
/// <c>rope_scaling</c>, or in <c>rope_parameters</c>, which holds all of it since transformers 5.
/// </summary>
internal static class RotaryKeys
{
    private const string Old = "rope_scaling";
    private const string New = "rope_parameters";
    private static readonly string[] Part = ["partial_rotary_factor", "rotary_pct"];

    /// <summary>Reads all of it.</summary>
    /// <param name="model">The keys.</param>
    /// <param name="sizes">The sizes of the model.</param>
    /// <param name="theta">The base where no key says it.</param>
    /// <param name="part">The share of a head that is turned where no key says it.</param>
    /// <param name="thetaKeys">The keys of the base, where they are others than <c>rope_theta</c>.</param>
    public static void Rotary(
        this ConfigModel model,
        Sizes sizes,
        double theta,
        double part = 1,
        params string[] thetaKeys
    )
    {
        model.Set(PositionOptions.Positions, PositionChoice.Rotary);
        var section = Section(model);
        var ofLayers = section?.Section("full_attention");
        if (ofLayers is not null && section!.Section("sliding_attention") is { } local)
        {
            local.Ignore("type", "rope_type");
            local.Only("rope_type", "only the layers without a window can have stretched frequencies", "default");
            model.Set(RotaryOptions.LocalTheta, local.Number(theta, "rope_theta"));
            local.RefuseOthers("rotary positions");
            section.RefuseOthers("rotary positions");
        }

        section = ofLayers ?? section;
        var top = thetaKeys.Length > 0 ? thetaKeys : ["rope_theta"];
        var above = model.Number(theta, top);
        model.Set(RotaryOptions.Theta, section?.Number(above, "rope_theta") ?? above, top);
        var share = model.Number(part, Part);
        share = section?.Number(share, Part) ?? share;
        SetDim(model, sizes, (int)(sizes.OfHead * share));
        if (section is not null)
        {
            Scaling(model, section, sizes);
            section.RefuseOthers("rotary positions");
        }
    }

    /// <summary>The elements of a head that are turned, unless they are all.</summary>
    public static void SetDim(this ConfigModel model, Sizes sizes, int dim, params string[] keys)
    {
        if (dim != sizes.OfHead)
        {
            model.Set(RotaryOptions.Dim, dim, keys);
        }
    }

    /// <summary>The one object that speaks of rotary positions.</summary>
    private static ConfigKeys? Section(ConfigModel model)
    {
        var older = model.Section(Old);
        var newer = model.Section(New);
        if (
            older is not null
            && newer is not null
            && older.Json.Members.Any(member =>
                newer.Json.Find(member.Name) is not { } same || older.IsOther(member.Value, same.Value)
            )
        )
        {
            model.NotBuilt(Old, $"{New} says another thing of the same");
        }

        return newer ?? older;
    }

    private static void Scaling(ConfigModel model, ConfigKeys section, Sizes sizes)
    {
        var type = section.Text("default", "rope_type", "type");
        section.Only(
            "llama_4_scaling_beta",
            "it scales queries by their position, and an op for that is missing",
            "0",
            "0.0"
        );
        switch (type)
        {
            case "default":
                section.Ignore("factor", "original_max_position_embeddings");
                return;
            case "linear":
                model.Set(RotaryOptions.Scaling, ScalingChoice.Linear);
                break;
            case "dynamic":
                model.Set(RotaryOptions.Scaling, ScalingChoice.Dynamic);
                model.Set(RotaryOptions.OriginalContext, Original(model, section, sizes));
                break;
            case "llama3":
                model.Set(RotaryOptions.Scaling, ScalingChoice.Llama3);
                model.Set(RotaryOptions.OriginalContext, Original(model, section, sizes));
                model.Set(RotaryOptions.LowFactor, Needed(section, "low_freq_factor", 1));
                model.Set(RotaryOptions.HighFactor, Needed(section, "high_freq_factor", 4));
                break;
            case "yarn":
                Yarn(model, section, sizes);
                break;
            case "longrope" or "su":
                LongRope(model, section, sizes);
                return;
            default:
                section.NotBuilt(
                    section.Has("rope_type") ? "rope_type" : "type",
                    "known are default, linear, dynamic, llama3, yarn and longrope"
                );
                return;
        }

        model.Set(RotaryOptions.Factor, Factor(model, section, sizes));
    }

    private static void Yarn(ConfigModel model, ConfigKeys section, Sizes sizes)
    {
        model.Set(RotaryOptions.Scaling, ScalingChoice.Yarn);
        model.Set(RotaryOptions.OriginalContext, Original(model, section, sizes));
        model.Set(RotaryOptions.BetaFast, section.Number(32, "beta_fast"));
        model.Set(RotaryOptions.BetaSlow, section.Number(1, "beta_slow"));
        model.Set(RotaryOptions.Truncate, section.Flag(absent: true, "truncate"));
        model.Set(RotaryOptions.AttentionFactor, section.MaybeNumber(null, "attention_factor"));
        if (
            section.MaybeNumber(null, "mscale") is > 0 and var scale
            && section.MaybeNumber(null, "mscale_all_dim") is > 0 and var ofAll
        )
        {
            model.Set(RotaryOptions.MScale, scale);
            model.Set(RotaryOptions.MScaleAllDim, ofAll);
        }
    }

    private static void LongRope(ConfigModel model, ConfigKeys section, Sizes sizes)
    {
        model.Set(RotaryOptions.Scaling, ScalingChoice.LongRope);
        model.Set(RotaryOptions.OriginalContext, Original(model, section, sizes));
        model.Set(RotaryOptions.Factor, section.MaybeNumber(null, "factor"));
        model.Set(RotaryOptions.AttentionFactor, section.MaybeNumber(null, "attention_factor"));
        model.Set(RotaryOptions.ShortFactors, Factors("short_factor"));
        model.Set(RotaryOptions.LongFactors, Factors("long_factor"));

        EquatableArray<double> Factors(string key)
        {
            var factors = section.Numbers(key);
            var turned = (model.Arguments[RotaryOptions.Dim.Name] as Value.Integer)?.Number ?? sizes.OfHead;
            if (factors.Count != turned / 2)
            {
                var at = section.Find(key) ?? section.Json;
                section.Wrong([key], at, FormattableString.Invariant($"a list of {turned / 2} numbers"), 0);
            }

            return factors.ToEquatableArray();
        }
    }

    /// <summary>The context that the model was trained on, which may also stand outside.</summary>
    private static int Original(ConfigModel model, ConfigKeys section, Sizes sizes) =>
        section.MaybeSize(null, "original_max_position_embeddings")
        ?? model.MaybeSize(null, "original_max_position_embeddings")
        ?? sizes.Context;

    /// <summary>How much longer the context is made; left out, what the two contexts say.</summary>
    private static double Factor(ConfigModel model, ConfigKeys section, Sizes sizes) =>
        section.MaybeNumber(null, "factor") ?? (double)sizes.Context / Original(model, section, sizes);

    private static double Needed(ConfigKeys section, string key, double absent)
    {
        if (!section.Has(key))
        {
            section.Wrong([key], section.Find(key) ?? section.Json, "a number, which llama3 needs", 0);
        }

        return section.Number(absent, key);
    }

    /// <summary>Layers without rotary positions: those with 0 in <c>no_rope_layers</c>, or each n-th.</summary>
    public static void SkipLayers(this ConfigModel model, Sizes sizes, int absentInterval)
    {
        const string Key = "no_rope_layers";
        var interval = model.Size(absentInterval, "no_rope_layer_interval");
        var listed = model.Numbers(Key);
        if (listed.Count > 0 && listed.Count != sizes.Layers)
        {
            model.Wrong<int>([Key], model.Find(Key)!, LayerKeys.OneEach(sizes), 0);
            return;
        }

        model.Set(
            RotaryOptions.SkipLayers,
            Enumerable
                .Range(0, sizes.Layers)
                .Where(layer => listed.Count > 0 ? listed[layer].Equals(0) : (layer + 1) % interval == 0)
                .ToEquatableArray(),
            Key
        );
    }
}
