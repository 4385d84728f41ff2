namespace TypedGpt.TestSupport;

/// <summary>
/// Reference data that is too large for the repository: the folder that a variable names, or shared/data beside the checkout.
/// Tests use their own small copies where it is absent, and say so.
/// </summary>
public static class SharedData
{
    /// <summary>The variable that names the folder.</summary>
    public const string Variable = "TYPEDGPT_DATA";

    /// <summary>The folder; null where there is none.</summary>
    public static string? Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named ? named : Beside(Repository.Root);

    /// <summary>The folders of checkpoints: the shared ones, else the copies among the goldens.</summary>
    public static IReadOnlyList<string> Checkpoints { get; } =
    [
        .. Directory
            .GetDirectories(
                Folder is { } shared ? Path.Combine(shared, "checkpoints") : Golden.PathOfFolder("checkpoints")
            )
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The folder of one checkpoint.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such checkpoint here.</exception>
    public static string Checkpoint(string name) =>
        Checkpoints.FirstOrDefault(folder => Path.GetFileName(folder) == name)
        ?? throw new DirectoryNotFoundException(
            $"There is no checkpoint {name}: set {Variable} to the folder of the reference data."
        );

    private static string? Beside(string folder) =>
        Path.GetDirectoryName(folder) is not { } parent ? null
        : Directory.Exists(Path.Combine(parent, "shared", "data", "checkpoints"))
            ? Path.Combine(parent, "shared", "data")
        : Beside(parent);
}
