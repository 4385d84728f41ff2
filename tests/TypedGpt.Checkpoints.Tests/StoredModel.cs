using TorchSharp;
using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>A checkpoint of a drawn model, written by torch's operations alone, and what is read out of such a file by them.</summary>
internal static class StoredModel
{
    /// <summary>The tensors as the layout has them: the parameters that share one stand in it at their places.</summary>
    public static IReadOnlyList<WrittenFile.Entry> Entries(
        GptModule model,
        IReadOnlyList<WeightInfo> weights,
        torch.ScalarType type = torch.ScalarType.Float32
    )
    {
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        var parameters = model.named_parameters().ToDictionary(entry => entry.name, entry => entry.parameter);
        return
        [
            .. weights
                .GroupBy(weight => weight.Checkpoint!.Name)
                .Select(group => WrittenFile.Entry.Of(group.Key, Stored([.. group], parameters).to(type))),
        ];
    }

    /// <summary>What a parameter has to be, given the stored tensors.</summary>
    public static torch.Tensor Expected(WeightInfo weight, Func<string, torch.Tensor> stored)
    {
        var slot = weight.Checkpoint!;
        if (slot.Name.Contains(CheckpointSlot.Expert, StringComparison.Ordinal))
        {
            return torch.stack(
                Enumerable
                    .Range(0, (int)weight.Shape[0])
                    .Select(at =>
                        Part(slot, stored(slot.Name.Replace(CheckpointSlot.Expert, $"{at}", StringComparison.Ordinal)))
                    )
            );
        }

        return Part(slot, stored(slot.Name)).reshape([.. weight.Shape]);
    }

    private static torch.Tensor Part(CheckpointSlot slot, torch.Tensor tensor)
    {
        var whole = slot.Transposed ? tensor.transpose(-1, -2) : tensor;
        return slot.Slice is { } slice
            ? whole
                .unflatten(slot.SliceAxis, [slice.Groups, slice.Of])
                .narrow(slot.SliceAxis + 1, slice.Start, slice.Count)
                .flatten(slot.SliceAxis, slot.SliceAxis + 1)
            : whole;
    }

    private static torch.Tensor Stored(
        IReadOnlyList<WeightInfo> parts,
        IReadOnlyDictionary<string, TorchSharp.Modules.Parameter> parameters
    )
    {
        var slot = parts[0].Checkpoint!;
        var whole = slot.Slice is null
            ? parameters[parts[0].Name]
            : torch.cat([
                .. parts
                    .OrderBy(part => part.Checkpoint!.Slice!.Start)
                    .Select(part => (torch.Tensor)parameters[part.Name]),
            ]);
        return slot.Transposed ? whole.t() : whole;
    }
}
