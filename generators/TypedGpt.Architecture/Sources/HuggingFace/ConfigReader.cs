using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace;

/// <summary>
/// Reads a config.json as Hugging Face's transformers do: the family follows from <c>model_type</c> and
/// <c>architectures</c> together, an absent key means what the family's class says, and a key that would change the model
/// and is not read is a problem at that key. Never throws, whatever the text is.
/// </summary>
internal static class ConfigReader
{
    private const string TypeKey = "model_type";
    private const string ArchitecturesKey = "architectures";

    /// <summary>What stands beside the language model and belongs to a tower for pictures.</summary>
    private static readonly string[] OfTower =
    [
        TypeKey,
        ArchitecturesKey,
        "text_config",
        "vision_config",
        "mm_tokens_per_image",
        "projector_hidden_act",
        "multimodal_projector_bias",
        "spatial_merge_size",
        "vision_feature_layer",
        "vision_feature_select_strategy",
        "ignore_index",
        "image_seq_length",
    ];

    public static ReadConfig Read(string text)
    {
        var problems = new List<ConfigProblem>();
        var json = JsonText.Read(text);
        if (json.Problem is { } problem)
        {
            problems.Add(new(ConfigProblemKind.NotJson, [problem.Message], problem.Start, problem.Length));
            return Broken(problems);
        }

        if (json.Value is not JsonValue.Object root)
        {
            problems.Add(new(ConfigProblemKind.NotJson, ["A configuration is an object"], 0, text.Length));
            return Broken(problems);
        }

        var top = new ConfigKeys(text, root, problems);
        if (top.Section("text_config") is { } inner)
        {
            return Nested(text, top, inner.Json, problems);
        }

        var model = new ConfigModel(text, root, problems);
        return Family(top, top) is { } family ? Read(model, family, outer: null) : Broken(problems);
    }

    private static ReadConfig Nested(string text, ConfigKeys top, JsonValue.Object inner, List<ConfigProblem> problems)
    {
        var model = new ConfigModel(text, inner, problems, "text_config.") { Outer = top };
        if (Family(top, model) is not { } family)
        {
            return Broken(problems);
        }

        var read = Read(model, family, top);
        top.Ignore(OfTower);
        top.RefuseOthers(family.ModelType);
        return read with { Problems = problems.ToEquatableArray() };
    }

    private static ReadConfig Read(ConfigModel model, Family family, ConfigKeys? outer)
    {
        model.Ignore(TypeKey, ArchitecturesKey);
        model.Set(SourceOptions.Layout, family.Layout);
        model.WeightType(outer);
        model.Spread();
        family.Read(model);
        model.RefuseOthers(family.ModelType);
        return new(model.Arguments, model.Found.ToEquatableArray(), model.Places);
    }

    private static ReadConfig Broken(List<ConfigProblem> problems) =>
        new(Arguments.None, problems.ToEquatableArray(), []);

    /// <summary>The family; null where it is none that is read, which is then a problem.</summary>
    /// <param name="top">The keys of the whole.</param>
    /// <param name="language">Those of the language model, which may be the same.</param>
    private static Family? Family(ConfigKeys top, ConfigKeys language)
    {
        var type = language.Text("", TypeKey);
        var outerType = top.Text("", TypeKey);
        var named = top.List(ArchitecturesKey).OfType<JsonValue.Text>().FirstOrDefault();
        if (type.Length == 0 && named is not null)
        {
            type =
                AllFamilies
                    .All.FirstOrDefault(known =>
                        language == top ? Decodes(known, named.Content) : known.WithTower.Contains(named.Content)
                    )
                    ?.ModelType
                ?? "";
        }

        if (AllFamilies.Of(type) is not { } family)
        {
            if (RefusedModels.OfType(outerType) is { } outerReason)
            {
                Refuse(top, TypeKey, outerType, outerReason);
            }
            else
            {
                Refuse(language, TypeKey, type, RefusedModels.OfType(type) ?? Unknown(type));
            }

            return null;
        }

        var isKnown =
            language == top ? named is null || Decodes(family, named.Content)
            : named is null ? family.WithTower.Count > 0
            : family.WithTower.Contains(named.Content);
        if (isKnown)
        {
            return family;
        }

        if (named is null)
        {
            Refuse(top, TypeKey, outerType, RefusedModels.OfType(outerType) ?? RefusedModels.Pictures);
        }
        else
        {
            Refuse(
                top,
                ArchitecturesKey,
                named.Content,
                RefusedModels.OfType(outerType) ?? RefusedModels.OfArchitecture(named.Content, family)
            );
        }

        return null;

        static void Refuse(ConfigKeys keys, string key, string value, string why) =>
            keys.Add(ConfigProblemKind.OtherModel, keys.Find(key) ?? keys.Json, key, value, why);
    }

    private static bool Decodes(Family family, string architecture) =>
        family.Architecture == architecture || family.OtherArchitectures.Contains(architecture);

    private static string Unknown(string type) =>
        type.Length == 0
            ? "without it nothing says which family this is"
            : $"known are {string.Join(", ", AllFamilies.All.Select(family => family.ModelType))}";
}
