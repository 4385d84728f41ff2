namespace TypedGpt.Architecture.Sources.Json;

/// <summary>Why a text is no JSON, or none that is read.</summary>
/// <param name="Message">What is wrong, in one sentence without a full stop.</param>
/// <param name="Start">The first character that is wrong.</param>
/// <param name="Length">How many are; 0 where something is missing at the end.</param>
internal sealed record JsonProblem(string Message, int Start, int Length);
