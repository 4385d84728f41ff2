namespace TypedGpt.Cli;

/// <summary>How the command line is called: by the script of the checkout that it was built in, or as the tool that is installed.</summary>
internal static class CommandName
{
    public const string Script = "./typedgpt";
    public const string Tool = "typedgpt";

    /// <summary>The name for a program that lies in <paramref name="folder"/>.</summary>
    public static string Of(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, "TypedGpt.sln")))
            {
                return Script;
            }
        }

        return Tool;
    }
}
