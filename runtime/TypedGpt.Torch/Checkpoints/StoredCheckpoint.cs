namespace TypedGpt.Torch;

/// <summary>The named tensors of a checkpoint, those put together that mean one.</summary>
internal static class StoredCheckpoint
{
    /// <summary>Every tensor by its name.</summary>
    /// <exception cref="CheckpointException">It is quantized in a way that is not read, or its blocks and scales do not fit.</exception>
    public static IReadOnlyDictionary<string, StoredValues> Of(CheckpointFiles checkpoint)
    {
        var places = new Dictionary<string, SafeTensorsFile>(StringComparer.Ordinal);
        var tensors = new Dictionary<string, StoredTensor>(StringComparer.Ordinal);
        foreach (var file in checkpoint.Files)
        {
            foreach (var tensor in file.Tensors)
            {
                places.Add(tensor.Name, file);
                tensors.Add(tensor.Name, tensor);
            }
        }

        if (Quantizations.Find(tensors) is { } quantized)
        {
            throw new CheckpointException(
                $"{places[quantized.Tensor].Path}: {Quoted.Name(quantized.Tensor)} is of a model quantized by {quantized.Kind}, which is not read here: take the checkpoint that it was made from"
            );
        }

        var values = new Dictionary<string, StoredValues>(StringComparer.Ordinal);
        foreach (var tensor in tensors.Values)
        {
            var (name, combined) = Combined(tensor, tensors, places);
            if (combined is not null && !values.TryAdd(name, combined))
            {
                throw new CheckpointException(
                    $"{places[tensor.Name].Path}: {Quoted.Name(name)} is there twice, in blocks and whole"
                );
            }
        }

        return values;
    }

    /// <summary>What a tensor is a part of; nothing for scales, which come with what they scale.</summary>
    private static (string Name, StoredValues? Values) Combined(
        StoredTensor tensor,
        Dictionary<string, StoredTensor> tensors,
        Dictionary<string, SafeTensorsFile> places
    )
    {
        var name = tensor.Name;
        var file = places[name];
        if (tensors.TryGetValue(name + BlockScaledValues.Suffix, out var scales))
        {
            Require(BlockScaledValues.Problem(tensor, scales), file);
            return (name, new BlockScaledValues(file, tensor, places[scales.Name], scales));
        }

        if (
            Without(name, MicroscaledValues.BlocksSuffix) is { } whole
            && tensors.TryGetValue(whole + MicroscaledValues.ScalesSuffix, out scales)
        )
        {
            Require(MicroscaledValues.Problem(tensor, scales), file);
            return (whole, new MicroscaledValues(file, tensor, places[scales.Name], scales));
        }

        var isScale =
            (Without(name, BlockScaledValues.Suffix) is { } scaled && tensors.ContainsKey(scaled))
            || (
                Without(name, MicroscaledValues.ScalesSuffix) is { } stem
                && tensors.ContainsKey(stem + MicroscaledValues.BlocksSuffix)
            );
        return (name, isScale ? null : new PlainValues(file, tensor));
    }

    private static void Require(string? problem, SafeTensorsFile file)
    {
        if (problem is not null)
        {
            throw new CheckpointException($"{file.Path}: {problem}");
        }
    }

    private static string? Without(string name, string suffix) =>
        name.EndsWith(suffix, StringComparison.Ordinal) ? name[..^suffix.Length] : null;
}
