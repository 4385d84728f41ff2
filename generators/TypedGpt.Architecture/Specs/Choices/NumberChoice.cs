namespace TypedGpt.Architecture.Specs;

/// <summary>The types of numbers that parameters can have.</summary>
internal enum NumberChoice
{
    Float32,
    BFloat16,
    Float16,
}
