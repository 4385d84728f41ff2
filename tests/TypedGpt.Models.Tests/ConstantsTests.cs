using System.Reflection;
using TypedGpt.Models;
using TypedGpt.TestSupport;

namespace TypedGpt.Models.Tests;

/// <summary>No constant that a model or a stage of the chapter publishes is false.</summary>
public sealed class ConstantsTests
{
    private static readonly Type[] Models =
    [
        .. typeof(Gpt124M).Assembly.GetTypes().Where(type => type.GetCustomAttribute<GptModelAttribute>() is not null),
    ];

    public static TheoryData<string> Names => [.. Models.Select(model => model.Name)];

    /// <summary>What the textbook's configuration has, and GPT-2 as released: what <see cref="PublishedConstants"/> counts by itself.</summary>
    private static readonly HashSet<string> OfGpt2 =
    [
        nameof(GptModelAttribute.VocabSize),
        nameof(GptModelAttribute.ContextLength),
        nameof(GptModelAttribute.EmbDim),
        nameof(GptModelAttribute.NHeads),
        nameof(GptModelAttribute.NLayers),
        nameof(GptModelAttribute.DropRate),
        nameof(GptModelAttribute.QkvBias),
        nameof(GptModelAttribute.TieWeights),
    ];

    public static TheoryData<string> NamesOfGpt2 => [.. Models.Where(IsGpt2).Select(model => model.Name)];

    [Fact]
    public void The_sizes_and_the_stages_are_there() => Assert.InRange(Models.Length, 51, 100);

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_counted(string name)
    {
        var model = Models.Single(type => type.Name == name);
        var constants = new PublishedConstants(model);
        var weights = (IReadOnlyList<WeightInfo>)model.GetProperty("Weights")!.GetValue(null)!;
        Assert.Equal(weights.Sum(weight => weight.Count), constants["ParameterCount"]);
        Assert.Equal(4 * constants["ParameterCount"], constants["ParameterBytes"]);
    }

    [Theory]
    [MemberData(nameof(NamesOfGpt2))]
    public void The_rest_is_left_out_where_the_users_code_decides(string name)
    {
        var constants = new PublishedConstants(Models.Single(type => type.Name == name));
        var isByHand = constants.WrittenByHand.Count > 0;
        Assert.Equal(isByHand ? null : constants.Flops, constants["FlopsPerToken"]);
        Assert.Equal(isByHand ? null : constants.CacheBytes, constants["KvCacheBytesPerToken"]);
    }

    private static bool IsGpt2(Type model) =>
        model
            .GetCustomAttributesData()
            .Where(data => data.AttributeType.Namespace == "TypedGpt")
            .All(data =>
                data.AttributeType == typeof(GptModelAttribute)
                && data.NamedArguments.All(argument => OfGpt2.Contains(argument.MemberName))
            );
}
