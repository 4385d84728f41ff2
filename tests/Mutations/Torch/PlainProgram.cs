using System.Reflection;
using TorchSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>What is called in a compiled program. Delegates, so that an exception arrives as it was thrown.</summary>
public sealed class PlainProgram(Assembly assembly)
{
    public Func<IReadOnlyDictionary<string, long>, torch.nn.Module<torch.Tensor, torch.Tensor>> Model { get; } =
        Find<Func<IReadOnlyDictionary<string, long>, torch.nn.Module<torch.Tensor, torch.Tensor>>>(
            assembly,
            "Gpt",
            "From"
        )!;

    public Func<torch.Tensor, torch.Tensor> Inputs { get; } =
        Find<Func<torch.Tensor, torch.Tensor>>(assembly, "Training", "Inputs")!;

    public Func<torch.Tensor, torch.Tensor, torch.Tensor> Loss { get; } =
        Find<Func<torch.Tensor, torch.Tensor, torch.Tensor>>(assembly, "Training", "Loss")!;

    /// <summary>Null where the program decodes nothing.</summary>
    public Func<torch.nn.Module<torch.Tensor, torch.Tensor>, torch.Tensor, long, torch.Tensor>? Decode { get; } =
        Find<Func<torch.nn.Module<torch.Tensor, torch.Tensor>, torch.Tensor, long, torch.Tensor>>(
            assembly,
            "Generation",
            "Decode"
        );

    /// <summary>Null where the program loads no checkpoint.</summary>
    public Action<
        torch.nn.Module<torch.Tensor, torch.Tensor>,
        IReadOnlyDictionary<string, torch.Tensor>
    >? Load { get; } =
        Find<Action<torch.nn.Module<torch.Tensor, torch.Tensor>, IReadOnlyDictionary<string, torch.Tensor>>>(
            assembly,
            "Checkpoint",
            "Load"
        );

    private static T? Find<T>(Assembly assembly, string type, string method)
        where T : Delegate => assembly.GetType($"Plain.{type}")?.GetMethod(method)?.CreateDelegate<T>();
}
