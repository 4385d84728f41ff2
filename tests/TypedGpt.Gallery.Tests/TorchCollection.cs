namespace TypedGpt.Gallery.Tests;

/// <summary>Torch has one generator of random numbers for the process, so these tests run one after the other.</summary>
[CollectionDefinition(nameof(Torch), DisableParallelization = true)]
public sealed class TorchCollection;
