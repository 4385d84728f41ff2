namespace TypedGpt.Templates.Values;

/// <summary>What is not there. It prints nothing and is false; anything more that is done with it is an error.</summary>
/// <param name="Reason">What the error says.</param>
internal sealed record Undefined(string Reason);
