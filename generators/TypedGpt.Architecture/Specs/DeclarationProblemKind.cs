namespace TypedGpt.Architecture.Specs;

/// <summary>The ways in which a class cannot be completed by the generator.</summary>
internal enum DeclarationProblemKind
{
    NotPartial,
    ContainerNotPartial,
    Generic,
    FileLocal,
    Static,
    Abstract,
    HasBase,
    HasConstructor,
    ReservedName,
}
