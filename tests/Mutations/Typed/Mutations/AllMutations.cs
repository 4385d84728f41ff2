namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>Every mutation, of everything that is mutated.</summary>
internal static class AllMutations
{
    public static IReadOnlyList<Mutation> List { get; } =
    [.. EmittedMutations.All, .. WrittenMutations.All, .. GalleryMutations.All, .. FormMutations.All];

    /// <summary>The mutations of one source: kind, what is found, what replaces it.</summary>
    public static IEnumerable<Mutation> Of(TypedSource source, params (int Kind, string Find, string Replace)[] list) =>
        list.Select(one => new Mutation(one.Kind, source, one.Find, one.Replace));
}
