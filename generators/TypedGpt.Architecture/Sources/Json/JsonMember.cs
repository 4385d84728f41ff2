namespace TypedGpt.Architecture.Sources.Json;

/// <summary>A member of a JSON object.</summary>
/// <param name="Name">Its key.</param>
/// <param name="Value">Its value.</param>
/// <param name="Start">The quotation mark at which the key begins.</param>
/// <param name="Length">How long the key is with its quotation marks.</param>
internal sealed record JsonMember(string Name, JsonValue Value, int Start, int Length);
