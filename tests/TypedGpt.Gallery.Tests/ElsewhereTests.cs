using System.Reflection;
using TorchSharp;
using TypedGpt.Torch;
using Module = TorchSharp.torch.nn.Module;

namespace TypedGpt.Gallery.Tests;

/// <summary>A model that was moved makes nothing where it was: torch refuses tensors of two devices, and of two types in a product.</summary>
[Collection(nameof(Torch))]
public sealed class ElsewhereTests
{
    public static TheoryData<string> Names => [.. Samples.All.Keys.Where(name => name != nameof(TwoTowerLoss))];

    /// <summary>The attention alone: torch has neither embeddings nor layer norms on the meta device.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void An_attention_on_another_device_makes_everything_there(string name)
    {
        using var scope = torch.NewDisposeScope();
        var model = Samples.All[name].Make();
        model.eval();
        model.to(torch.META);
        var width = model
            .named_parameters()
            .First(parameter => parameter.name.EndsWith("tokens.weight", StringComparison.Ordinal))
            .parameter.size(1);

        var block = ((IReadOnlyList<Module>)model.GetType().GetProperty("Blocks")!.GetValue(model)!)[0];
        var attention = (Module)block.GetType().GetProperty("Attention")!.GetValue(block)!;
        var forward = attention.GetType().GetMethods().First(method => method.Name == "Forward");
        var input = forward.GetParameters()[0].ParameterType;
        var x = input
            .GetMethod("Of", BindingFlags.NonPublic | BindingFlags.Static)!
            .Invoke(null, [torch.zeros(2, 5, width, device: torch.META)]);

        Assert.Equal(DeviceType.META, ((ITensor)forward.Invoke(attention, [x])!).Raw.device_type);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_model_of_another_type_makes_everything_of_it(string name)
    {
        using var scope = torch.NewDisposeScope();
        var model = (GptModule)Samples.All[name].Make();
        model.to(torch.bfloat16);
        Assert.Equal(torch.bfloat16, model.forward(torch.zeros(2, 5, torch.int64)).dtype);
    }
}
