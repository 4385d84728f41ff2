using TypedGpt.Torch;

namespace TypedGpt.Models;

/// <summary>A model of the catalog.</summary>
/// <param name="Name">Its class.</param>
/// <param name="Alias">The name it has on the hub.</param>
/// <param name="Description">What it is, in a few words.</param>
/// <param name="Type">Its class.</param>
/// <param name="Create">Makes it with fresh weights.</param>
public sealed record ModelEntry(string Name, string Alias, string Description, Type Type, Func<GptModule> Create);
