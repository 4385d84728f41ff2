namespace TypedGpt.Mutations.Typed;

/// <summary>What became of a mutation.</summary>
/// <param name="Mutation">The mutation.</param>
/// <param name="Findings">Everything that was said of the code with it.</param>
public sealed record TypedOutcome(Mutation Mutation, IReadOnlyList<Finding> Findings)
{
    private readonly MutatedLines lines = new(Mutation);

    private IEnumerable<Finding> Errors => Findings.Where(finding => finding.IsError);

    /// <summary>Whether the build stops.</summary>
    public bool IsCaught => Errors.Any();

    private Finding? First =>
        Errors.OrderBy(error => error.File == TypedCompiler.FileName ? error.Line : int.MaxValue).FirstOrDefault();

    /// <summary>Whether the first error is on the line of the mutation or on one that uses what it declares.</summary>
    public bool IsOnItsLine => First is { } first && Concerns(first);

    /// <summary>Whether the first error is on the line of the mutation.</summary>
    public bool IsOnTheVeryLine => First is { File: TypedCompiler.FileName } first && lines.AreUserDefined(first.Line);

    /// <summary>
    /// Whether the first error is on the first line that uses what the mutation declares, or on the declaration that a value
    /// of the configuration contradicts.
    /// </summary>
    public bool IsOnFirstUse =>
        !IsOnTheVeryLine
        && First is { File: TypedCompiler.FileName } first
        && (lines.IsFirstUse(first.Line) || Contradicts(first));

    /// <summary>Whether an analyzer explains it there.</summary>
    public bool IsExplained => Explanations.Any();

    /// <summary>What the analyzers say on those lines.</summary>
    public IEnumerable<Finding> Explanations => Errors.Where(error => error.IsExplained && Concerns(error));

    /// <summary>Whether a change is proposed.</summary>
    public bool HasProposal => Repaired.Any();

    /// <summary>Whether one of the proposed changes, two at most for each place, takes the mutation back.</summary>
    public bool IsTakenBack => Repaired.Any(text => WithoutSpace(text) == WithoutSpace(Mutation.In.Text));

    private IEnumerable<string> Repaired => Explanations.SelectMany(finding => finding.Repaired);

    private static string WithoutSpace(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter)));

    /// <summary>The id of the first explanation.</summary>
    public string Id => Explanations.MinBy(finding => finding.Line)!.Id;

    /// <summary>
    /// Whether a finding is about the lines of the mutation. A value of the configuration is used by no line but by the
    /// declarations that it contradicts, which then name its key.
    /// </summary>
    private bool Concerns(Finding finding) =>
        finding.File == TypedCompiler.FileName && (lines.Contain(finding.Line) || Contradicts(finding));

    private bool Contradicts(Finding finding) =>
        lines.Keys.Any(key => finding.Message.Contains($"({key})", StringComparison.Ordinal));

    /// <summary>Everything that was said, for a failing test.</summary>
    public override string ToString() => $"{Mutation}\n  {string.Join("\n  ", Findings)}";
}
