using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>A Forward method of a user's layer.</summary>
/// <param name="ReturnType">What it gives, as written, without spaces.</param>
/// <param name="ParameterTypes">What it takes, likewise.</param>
/// <param name="IsCallable">Whether emitted code can call it: it is no static method, and not private.</param>
internal sealed record UserForward(string ReturnType, EquatableArray<string> ParameterTypes, bool IsCallable);
