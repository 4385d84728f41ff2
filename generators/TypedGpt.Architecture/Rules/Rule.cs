namespace TypedGpt.Architecture.Rules;

/// <summary>A rule that a model has to keep.</summary>
/// <param name="Id">Its id, such as <c>TGPT1001</c>.</param>
/// <param name="Title">What it demands, in a few words.</param>
/// <param name="Message">What is said when it is broken, with {0}, {1} ... for the details.</param>
/// <param name="IsWarning">Whether the model can still be built.</param>
internal sealed record Rule(string Id, string Title, string Message, bool IsWarning = false);
