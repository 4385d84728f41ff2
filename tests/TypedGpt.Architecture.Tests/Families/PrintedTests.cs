using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Graph;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>The printed code of families, which tests/TypedGpt.Families.Tests compiles and compares with released models.</summary>
public sealed class PrintedTests
{
    /// <summary>The version in a file would change it with every release.</summary>
    private const string GeneratedCode = "[global::System.CodeDom.Compiler.GeneratedCode(\"TypedGpt\", \"0.0\")]";

    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests",
        "TypedGpt.Families.Tests",
        "Printed"
    );

    private static readonly ModelGraph[] Models = [.. AllFamilies.All, .. GalleryModels.All];

    public static TheoryData<string> Names => [.. Models.Select(graph => graph.Model.Name)];

    /// <summary>After a change that is meant: <c>TYPEDGPT_UPDATE_DOCS=1 dotnet test tests/TypedGpt.Architecture.Tests -c Release</c>.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void Families_are_printed_as_the_files_that_are_compiled_say(string name)
    {
        var printed = Printed(name);
        var folder = Path.Combine(Folder, name);
        if (Repository.UpdatesPages)
        {
            Directory.CreateDirectory(folder);
            foreach (var (file, text) in printed)
            {
                File.WriteAllText(Path.Combine(folder, file), text);
            }
        }

        Assert.Equal(printed.Keys.Order(), Directory.GetFiles(folder).Select(path => Path.GetFileName(path)!).Order());
        Assert.All(printed, file => Assert.Equal(file.Value, File.ReadAllText(Path.Combine(folder, file.Key))));
    }

    private static Dictionary<string, string> Printed(string name) =>
        Graphs
            .Emitted(Models.Single(graph => graph.Model.Name == name))
            .ToDictionary(
                file => file.Name.Replace(".g.cs", ".verified.cs", StringComparison.Ordinal),
                file => file.Text.Replace(CodeWriter.GeneratedCode, GeneratedCode, StringComparison.Ordinal)
            );
}
