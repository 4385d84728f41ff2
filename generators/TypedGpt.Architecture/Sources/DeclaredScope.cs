namespace TypedGpt.Architecture.Sources;

/// <summary>A model's class or a type around it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsPartial">Whether every declaration of it is partial.</param>
/// <param name="IsGeneric">Whether it has type parameters.</param>
/// <param name="IsFileLocal">Whether other files cannot see it.</param>
internal sealed record DeclaredScope(string Name, bool IsPartial, bool IsGeneric, bool IsFileLocal);
