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

    [Fact]
    public void The_sizes_and_the_stages_are_there() => Assert.InRange(Models.Length, 11, 20);

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_counted_and_the_rest_is_left_out_where_the_users_code_decides(string name)
    {
        var model = Models.Single(type => type.Name == name);
        var constants = new PublishedConstants(model);
        var weights = (IReadOnlyList<WeightInfo>)model.GetProperty("Weights")!.GetValue(null)!;
        Assert.Equal(weights.Sum(weight => weight.Count), constants["ParameterCount"]);
        Assert.Equal(4 * constants["ParameterCount"], constants["ParameterBytes"]);

        var isByHand = constants.WrittenByHand.Count > 0;
        Assert.Equal(isByHand ? null : constants.Flops, constants["FlopsPerToken"]);
        Assert.Equal(isByHand ? null : constants.CacheBytes, constants["KvCacheBytesPerToken"]);
    }
}
