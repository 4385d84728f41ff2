namespace TypedGpt.Cli.Naming;

/// <summary>Which files are weights, by their names.</summary>
internal static class WeightFiles
{
    private const string Tensors = ".safetensors";
    private const string Index = ".safetensors.index.json";

    /// <summary>Whether a folder has weights that can be loaded, or at least some of which a loader says why not.</summary>
    public static bool In(string folder) =>
        Directory.EnumerateFiles(folder).Any(file => Ends(file, Tensors) || Ends(file, Index) || Ends(file, ".bin"));

    /// <summary>Whether a file lists the tensors of a checkpoint in several files.</summary>
    public static bool IsIndex(string file) => Ends(file, Index);

    /// <summary>Whether a file says itself of what model it is.</summary>
    public static bool IsWhole(string file) => Ends(file, ".gguf");

    /// <summary>Demands that a file is of a kind that is read.</summary>
    /// <exception cref="UserError">It is of another kind.</exception>
    public static void Require(string file)
    {
        if (!Ends(file, Tensors) && !Ends(file, Index))
        {
            throw new UserError(
                $"{file} is no file that is read here. Weights are {Tensors} files, their {Index[1..]} or .gguf files, configurations config.json."
            );
        }
    }

    private static bool Ends(string file, string ending) => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase);
}
