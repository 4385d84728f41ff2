using System.ComponentModel;
using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The weights of a model as Hugging Face's tools store them: a folder with <c>model.safetensors</c> or with shards and
/// their index, or one such file; or a GGUF file of llama.cpp's. What is damaged, of another kind or does not fit is refused before anything is copied.
/// </summary>
public sealed class CheckpointFolder : IDisposable
{
    private readonly IDisposable files;
    private readonly string path;
    private readonly IReadOnlyDictionary<string, StoredValues> stored;

    private CheckpointFolder(IDisposable files, string path, IReadOnlyDictionary<string, StoredValues> stored)
    {
        this.files = files;
        this.path = path;
        this.stored = stored;
    }

    /// <summary>Opens a folder, a .safetensors file, a .safetensors.index.json or a .gguf file; reads the headers, and no values.</summary>
    /// <exception cref="CheckpointException">
    /// There is nothing to read, it is damaged, or it is of a kind that is not read: pickled, or quantized by GPTQ, AWQ,
    /// bitsandbytes, MLX or others.
    /// </exception>
    public static CheckpointFolder Open(string path)
    {
        if (GgufFile.IsNamed(path) && !Directory.Exists(path))
        {
            var file = GgufFile.Open(path);
            return Opened(file, path, () => GgufNames.Of(file));
        }

        var files = CheckpointFiles.Open(path);
        return Opened(files, path, () => StoredCheckpoint.Of(files));
    }

    /// <summary>
    /// A model with the weights of a checkpoint, ready for inference (<c>eval()</c>): for generated code, whose
    /// <c>LoadFrom</c> it is. Nothing is drawn.
    /// </summary>
    /// <param name="path">What <see cref="Open"/> opens.</param>
    /// <param name="make">Makes the model.</param>
    /// <param name="weights">The table of its parameters.</param>
    /// <param name="layout">What the layout says beside it.</param>
    /// <param name="device">Where the parameters are to be; null for the memory of the machine.</param>
    /// <param name="type">Float32, bfloat16, float16 or float64; null for float32.</param>
    /// <param name="progress">Is told which share is copied, from 0 to 1.</param>
    /// <exception cref="CheckpointException">The checkpoint is damaged, or it does not fit.</exception>
    /// <exception cref="ArgumentException">No parameter can be of that <paramref name="type"/>.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static TModel Load<TModel>(
        string path,
        Func<TModel> make,
        IReadOnlyList<WeightInfo> weights,
        CheckpointLayout layout,
        torch.Device? device = null,
        torch.ScalarType? type = null,
        IProgress<double>? progress = null
    )
        where TModel : GptModule
    {
        var wanted = type ?? torch.ScalarType.Float32;
        if (Numbers.StoredAs(wanted) is null)
        {
            throw new ArgumentException(
                $"A model cannot be held in {wanted}, but in Float32, BFloat16, Float16 or Float64.",
                nameof(type)
            );
        }

        using var folder = Open(path);
        var placement = folder.Place(typeof(TModel).Name, weights, layout);
        var model = MakeUndrawn(make, device ?? torch.CPU, wanted);
        try
        {
            ParameterCopy.Fill(model, placement, folder.path, progress);
            model.eval();
            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    /// <inheritdoc />
    public void Dispose() => files.Dispose();

    private static CheckpointFolder Opened(
        IDisposable files,
        string path,
        Func<IReadOnlyDictionary<string, StoredValues>> read
    )
    {
        try
        {
            return new(files, path, read());
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    private Placement Place(string model, IReadOnlyList<WeightInfo> weights, CheckpointLayout layout)
    {
        var placement = new Placement(weights, layout, stored);
        if (placement.Problems.Count > 0)
        {
            throw CheckpointException.Of(
                $"{path} does not fit {model} by the layout {layout.Name}",
                placement.Problems
            );
        }

        if (placement.TiedHead is var (head, table) && !SameValues.Are(head, table))
        {
            throw new CheckpointException(
                $"{head.File.Path}: {Quoted.Name(head.Tensor.Name)} differs from {Quoted.Name(table.Tensor.Name)}, and the head of {model} is its token table: TieWeights = false fits"
            );
        }

        return placement;
    }

    private static TModel MakeUndrawn<TModel>(Func<TModel> make, torch.Device device, torch.ScalarType type)
        where TModel : GptModule
    {
        using var empty = Parameters.Empty(type, device);
        var model = make();
        try
        {
            // What a layer of the user's made of torch's own modules is where torch puts it.
            if (model.parameters().Any(parameter => parameter.dtype != type || parameter.device_type != device.type))
            {
                model.to(device, type);
            }

            return model;
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }
}
