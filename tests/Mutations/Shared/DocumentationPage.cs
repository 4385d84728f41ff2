using TypedGpt.TestSupport;

namespace TypedGpt.Mutations;

/// <summary>A page that a test writes and compares.</summary>
internal static class DocumentationPage
{
    /// <summary>Holds a page of the checkout to what was found out, or writes it where the environment says so.</summary>
    public static void Hold(string page, string text)
    {
        var path = Path.Combine(Repository.Root, page);
        if (Repository.UpdatesPages)
        {
            File.WriteAllText(path, text);
        }

        Assert.True(
            File.Exists(path) && File.ReadAllText(path) == text,
            $"{page} is not what the tests find out. Write it anew and read the difference: "
                + $"{Repository.UpdateVariable}=1 dotnet test tests/Mutations -c Release"
        );
    }

    /// <summary>
    /// Holds a part of a page, between <c>&lt;!-- begin NAME --&gt;</c> and <c>&lt;!-- end NAME --&gt;</c>, or writes it.
    /// </summary>
    public static void HoldPart(string page, string name, string text)
    {
        var (begin, end) = ($"<!-- begin {name} -->\n", $"<!-- end {name} -->");
        var whole = File.ReadAllText(Path.Combine(Repository.Root, page));
        var from = whole.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        Hold(page, whole[..from] + text + whole[whole.IndexOf(end, StringComparison.Ordinal)..]);
    }
}
