using System.Reflection;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Gallery.Tests;

/// <summary>No constant that a model of the gallery publishes is false.</summary>
public sealed class ConstantsTests
{
    private static readonly Type[] Models =
    [
        .. typeof(ParallelBlock)
            .Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GptModelAttribute>() is not null),
    ];

    public static TheoryData<string> Names => [.. Models.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Parameters_are_counted_and_the_rest_is_left_out_where_the_users_code_decides(string name)
    {
        var model = Models.Single(type => type.Name == name);
        var constants = new PublishedConstants(model);
        using var scope = torch.NewDisposeScope();
        using var made = (GptModule)Activator.CreateInstance(model)!;
        Assert.Equal(PublishedConstants.Parameters(made), constants["ParameterCount"]);
        Assert.Equal(4 * constants["ParameterCount"], constants["ParameterBytes"]);

        var isByHand = constants.WrittenByHand.Count > 0;
        Assert.Equal(isByHand ? null : constants.Flops, constants["FlopsPerToken"]);
        Assert.Equal(isByHand ? null : constants.CacheBytes, constants["KvCacheBytesPerToken"]);
    }

    /// <summary>Its towers are no part of the GPT that they are declared in, which is generated whole.</summary>
    [Fact]
    public void A_layer_beside_the_model_takes_no_constant_away()
    {
        Assert.Empty(new PublishedConstants(typeof(TwoTowerLoss)).WrittenByHand);
        Assert.Equal(7, Models.Count(model => new PublishedConstants(model).WrittenByHand.Count > 0));
    }
}
