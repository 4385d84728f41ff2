namespace TypedGpt.Architecture.Rules;

/// <summary>Where the pages of the ids are. The runtime compiles this file as well, for the compiler's own explaining errors.</summary>
internal static class HelpPages
{
    /// <summary>The address of a page, with {0} for the id.</summary>
    public const string Address = "https://github.com/typedgpt/typedgpt/blob/main/docs/diagnostics/{0}.md";
}
