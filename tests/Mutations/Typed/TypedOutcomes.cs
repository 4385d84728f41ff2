using System.Collections.Concurrent;
using TypedGpt.Mutations.Typed.Mutations;

namespace TypedGpt.Mutations.Typed;

/// <summary>Compiles everything once for all tests of the process, on all cores.</summary>
internal static class TypedOutcomes
{
    private static readonly Lazy<Task<IReadOnlyDictionary<Mutation, TypedOutcome>>> All = new(CompileAll);

    /// <summary>What is said of a change.</summary>
    public static async Task<TypedOutcome> Of(Mutation mutation) => (await All.Value)[mutation];

    /// <summary>What is said of some changes, in their order.</summary>
    public static async Task<IReadOnlyList<TypedOutcome>> Of(IEnumerable<Mutation> mutations)
    {
        var all = await All.Value;
        return [.. mutations.Select(mutation => all[mutation])];
    }

    private static async Task<IReadOnlyDictionary<Mutation, TypedOutcome>> CompileAll()
    {
        var outcomes = new ConcurrentDictionary<Mutation, TypedOutcome>();
        var changes = AllMutations
            .List.Concat(ValidVariants.List)
            .Concat(OutOfReach.List.Select(unseen => unseen.Mutation));
        await Parallel.ForEachAsync(
            changes,
            async (mutation, _) =>
                outcomes[mutation] = new(mutation, await TypedCompiler.Compile(mutation.In, mutation.Apply()))
        );
        return outcomes;
    }
}
