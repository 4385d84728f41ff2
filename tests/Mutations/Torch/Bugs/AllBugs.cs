namespace TypedGpt.Mutations.Torch.Bugs;

/// <summary>Every bug that is put into the plain layers, by kind.</summary>
public static class AllBugs
{
    public static IReadOnlyList<Bug> List { get; } =
    [
        .. new[] { WidthBugs.All, SplitBugs.All, AttentionBugs.All, PositionBugs.All, DataBugs.All }
            .SelectMany(bugs => bugs)
            .OrderBy(bug => bug.Kind),
    ];
}
