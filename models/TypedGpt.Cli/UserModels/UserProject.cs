namespace TypedGpt.Cli.UserModels;

/// <summary>A project of the user's, which is built for its assembly.</summary>
internal static class UserProject
{
    /// <summary>Builds the project, or the only one in a folder, and gives the path of its assembly.</summary>
    /// <exception cref="UserError">There is no project, there are several, or the build fails; with the first error.</exception>
    public static string Build(string path)
    {
        var project = File.Exists(path) ? path : ProjectIn(path);
        var frameworks = Property(project, "TargetFrameworks");
        string[] framework = frameworks.Length > 0 ? [$"-p:TargetFramework={frameworks.Split(';')[^1]}"] : [];
        var built = DotnetCommand.Run([
            "build",
            project,
            "--nologo",
            "-v",
            "quiet",
            "-p:TypedGptNatives=false",
            .. framework,
        ]);
        if (built.ExitCode != 0)
        {
            throw new UserError(
                built
                    .Output.Split('\n')
                    .FirstOrDefault(line => line.Contains(": error ", StringComparison.Ordinal))
                    ?.Trim()
                    ?? $"{project} does not build: run 'dotnet build {project}'."
            );
        }

        return Property(project, "TargetPath", framework);
    }

    private static string ProjectIn(string folder) =>
        Directory.GetFiles(folder, "*.csproj") switch
        {
            [var project] => project,
            [] => throw new UserError(
                $"{folder} has no project (.csproj). Name its folder, or an assembly: my.dll:Letters."
            ),
            var several => throw new UserError(
                $"{folder} has several projects: {string.Join(", ", several.Select(Path.GetFileName))}. Name one of them."
            ),
        };

    private static string Property(string project, string name, params string[] more) =>
        DotnetCommand.Run(["msbuild", project, $"-getProperty:{name}", .. more]).Output.Trim();
}
