using System.ComponentModel;
using System.Reflection;
using TorchSharp;

namespace TypedGpt.Torch.Tests;

/// <summary>What completion shows and how things print.</summary>
public sealed class SurfaceTests
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    private static IEnumerable<MemberInfo> Hidden =>
        [
            .. typeof(Evidence).GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly),
            typeof(WeightTable).GetMethod(nameof(WeightTable.Read))!,
            typeof(GptModule).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!,
            typeof(Layer).GetConstructor(BindingFlags.NonPublic | BindingFlags.Instance, [])!,
            typeof(TypedParameter).GetProperty(nameof(TypedParameter.Value))!,
        ];

    [Fact]
    public void What_generated_code_alone_calls_does_not_stand_in_completion() =>
        Assert.All(
            Hidden,
            member =>
                Assert.Equal(EditorBrowsableState.Never, member.GetCustomAttribute<EditorBrowsableAttribute>()?.State)
        );

    /// <summary>Neither can be the other's base: a model is torch's module from tensor to tensor, a layer is not.</summary>
    [Fact]
    public void A_model_registers_and_trains_as_a_layer_does()
    {
        Assert.Equal(typeof(torch.nn.Module<torch.Tensor, torch.Tensor>), typeof(GptModule).BaseType);
        Assert.Empty(Signatures(typeof(GptModule)).Except(Signatures(typeof(Layer))));

        static IEnumerable<string> Signatures(Type type) =>
            type.GetMethods(Declared).Select(method => $"{method.Attributes} {method}");
    }

    [Fact]
    public void A_weight_prints_its_name_its_shape_and_its_place()
    {
        Assert.Equal(
            "embeddings.tokens.weight [65, 48] <- transformer.wte.weight",
            new WeightInfo(
                "embeddings.tokens.weight",
                [65, 48],
                new CheckpointSlot("transformer.wte.weight")
            ).ToString()
        );
        Assert.Equal("adapter.scale [4]", new WeightInfo("adapter.scale", [4], null).ToString());
    }
}
