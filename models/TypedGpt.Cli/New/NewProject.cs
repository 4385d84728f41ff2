namespace TypedGpt.Cli.New;

/// <summary>What <c>typedgpt new</c> is asked for.</summary>
/// <param name="From">The folder with the config.json, or that file.</param>
/// <param name="Name">The name of the class; null for the folder's.</param>
/// <param name="Target">The folder of the project; null for one of that name.</param>
/// <param name="Packages">The folder of TypedGpt's packages; null for one that is found.</param>
internal sealed record NewProject(string From, string? Name, string? Target, string? Packages);
