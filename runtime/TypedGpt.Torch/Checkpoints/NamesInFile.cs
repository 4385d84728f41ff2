namespace TypedGpt.Torch;

/// <summary>
/// The names of a layout as one checkpoint spells them: with its base, without it, or with that of a larger model around it.
/// </summary>
internal sealed class NamesInFile
{
    private readonly CheckpointLayout layout;
    private readonly string found;
    private readonly string around;

    /// <summary>The spelling under which most of <paramref name="names"/> are there.</summary>
    public NamesInFile(CheckpointLayout layout, IEnumerable<string> names, Func<string, bool> isThere)
    {
        this.layout = layout;
        string[] below = [.. names.Where(name => name.StartsWith(layout.Base, StringComparison.Ordinal))];
        found =
            layout.Base.Length == 0
                ? ""
                : layout
                    .OtherBases.Prepend(layout.Base)
                    .MaxBy(other => below.Count(name => isThere(With(name, other))))!;
        around = Around(found, layout.Base);
    }

    /// <summary>The name in the file of what the layout calls <paramref name="name"/>.</summary>
    public string this[string name] =>
        name.StartsWith(layout.Base, StringComparison.Ordinal) ? With(name, found) : around + name;

    /// <summary>Whether the layout knows <paramref name="name"/>, as it stands in the file, as something that is no parameter.</summary>
    public bool IsOther(string name)
    {
        var meant = name.StartsWith(found, StringComparison.Ordinal) ? layout.Base + name[found.Length..] : name;
        return layout.Others.Any(other => NamePattern.IsMatch(other, meant) || NamePattern.IsMatch(other, name));
    }

    /// <summary>What stands before the whole base: nothing where its last word only ends alike, as in language_model.</summary>
    private static string Around(string found, string own) =>
        found.EndsWith("." + own, StringComparison.Ordinal) ? found[..^own.Length] : "";

    private string With(string name, string other) => other + name[layout.Base.Length..];
}
