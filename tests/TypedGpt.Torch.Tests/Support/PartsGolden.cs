using System.Text.Json;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Torch.Tests;

/// <summary>What eng/oracle/parts.py computed in PyTorch.</summary>
internal static class PartsGolden
{
    private static readonly JsonElement All = Golden.Read("parts");

    public static JsonElement Of(string part) => All.GetProperty(part);

    /// <summary>The numbers under <paramref name="name"/> as a tensor of that shape.</summary>
    public static torch.Tensor Tensor(this JsonElement element, string name, params long[] shape) =>
        torch.tensor(element.GetProperty(name).Floats()).reshape(shape);

    /// <summary>Gives the parameter these values.</summary>
    public static void Fill(ITensor parameter, torch.Tensor values)
    {
        using (Gradients.Off())
        {
            parameter.Raw.copy_(values);
        }
    }
}
