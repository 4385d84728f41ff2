using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>The models whose printed code tests/TypedGpt.Families.Tests compiles and runs.</summary>
internal static class AllFamilies
{
    public static readonly ModelGraph Llama = Families.Llama.Graph(Config.Of("llama"));
    public static readonly ModelGraph Gemma2 = Families.Gemma2.Graph(Config.Of("gemma2"));
    public static readonly ModelGraph DeepSeekV3 = Families.DeepSeekV3.Graph(Config.Of("deepseek-v3"));
    public static readonly ModelGraph Mixtral = Families.Mixtral.Graph(Config.Of("mixtral"));

    public static readonly ModelGraph[] All = [Llama, Gemma2, DeepSeekV3, Mixtral];
}
