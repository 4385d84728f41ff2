namespace TypedGpt.Architecture.Specs;

/// <summary>A way in which a class cannot be completed by the generator.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Name">The type or member that has the problem.</param>
internal sealed record DeclarationProblem(DeclarationProblemKind Kind, string Name);
