using DiffPlex;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Tests.Harness;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Snapshots;

/// <summary>
/// What each option of families changes in the files of a model, line by line, against the same model without it; and that
/// what is emitted compiles without a word. The lines are in <c>Options/NAME.txt</c>: read each as one that knows the papers.
/// </summary>
public sealed class FamilyOptionTests
{
    private static readonly string Folder = Path.Combine(
        Repository.Root,
        "tests",
        "TypedGpt.Generators.Tests",
        "Snapshots",
        "Options"
    );

    /// <summary>Those that change the files of GPT-2 or of a model beside which they stand.</summary>
    public static TheoryData<string> Names => [.. NamesOfAll];

    private static IEnumerable<string> NamesOfAll =>
        Options.All.Except(Options.OfTextbooks).Except(NotEmitted).Select(option => option.Name);

    /// <summary>What a model is read from, and where its weights are, is for tests of their own.</summary>
    private static Option[] NotEmitted => [SourceOptions.From, SourceOptions.Layout];

    /// <summary>After a change that is meant: <c>TYPEDGPT_UPDATE_DOCS=1 dotnet test --filter FamilyOptionTests</c>.</summary>
    [Theory]
    [MemberData(nameof(Names))]
    public void It_changes_these_lines(string name)
    {
        var option = Options.Named(name)!;
        var before = Files(Arguments.Of([.. Without(option), .. Options.Example.Values]));
        var after = Files(AttributeText.Example(option));
        var changes = string.Concat(
            before
                .Keys.Union(after.Keys)
                .Where(file => before.GetValueOrDefault(file) != after.GetValueOrDefault(file))
                .OrderBy(Title, StringComparer.Ordinal)
                .Select(file =>
                    $"{Title(file)}\n{Difference(before.GetValueOrDefault(file, ""), after.GetValueOrDefault(file, ""))}\n"
                )
        );
        Assert.NotEmpty(changes);
        var path = Path.Combine(Folder, $"{name}.txt");
        if (Repository.UpdatesPages)
        {
            Directory.CreateDirectory(Folder);
            File.WriteAllText(path, changes);
        }

        Assert.Equal(File.ReadAllText(path), changes);
    }

    [Fact]
    public void No_lines_are_of_an_option_that_is_gone() =>
        Assert.Equal(
            NamesOfAll.Order(StringComparer.Ordinal),
            Directory
                .GetFiles(Folder)
                .Select(path => Path.GetFileNameWithoutExtension(path)!)
                .Order(StringComparer.Ordinal)
        );

    /// <summary>What stands beside an example, where that is a model without it; else nothing.</summary>
    private static IEnumerable<Argument> Without(Option option)
    {
        var source = AttributeText.Of(Arguments.Of([.. option.Beside, .. Options.Example.Values]));
        return Driver.IsComplete(Driver.Files(Compilations.Of(Compilations.With(source)))) ? option.Beside : [];
    }

    private static IReadOnlyDictionary<string, string> Files(Arguments arguments)
    {
        var compilation = Compilations.Of(Compilations.With(AttributeText.Of(arguments)));
        Assert.Empty(Driver.Compile(compilation));
        return Driver.Files(compilation);
    }

    private static string Title(string file) => file == "User.Gpt.g.cs" ? "the model" : file.Split('.')[^3];

    /// <summary>The lines that went and those that came, without indentation, empty ones and the mark of emitted code.</summary>
    private static string Difference(string before, string after)
    {
        var difference = Differ.Instance.CreateLineDiffs(before, after, ignoreWhitespace: false);
        return string.Join(
            '\n',
            difference.DiffBlocks.SelectMany(block =>
                Lines('-', difference.PiecesOld, block.DeleteStartA, block.DeleteCountA)
                    .Concat(Lines('+', difference.PiecesNew, block.InsertStartB, block.InsertCountB))
            )
        );

        static IEnumerable<string> Lines(char sign, IReadOnlyList<string> pieces, int start, int count) =>
            pieces
                .Skip(start)
                .Take(count)
                .Where(line => line.Length > 0 && !line.Contains("GeneratedCode", StringComparison.Ordinal))
                .Select(line => sign + line.Trim());
    }
}
