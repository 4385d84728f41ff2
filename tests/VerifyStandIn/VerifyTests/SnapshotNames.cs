using System.Collections.Concurrent;
using System.Globalization;
using System.Reflection;

namespace VerifyTests;

/// <summary>The names of a test's snapshots: <c>Folder/Type.Method_parameter=value#name.verified.cs</c>.</summary>
internal sealed record SnapshotNames(string Folder, string Prefix)
{
    private const string Forbidden = "\"\\<>|:*?/";
    private static readonly ConcurrentDictionary<string, bool> Used = new();

    public static SnapshotNames Of(MethodInfo test, string sourceFile, VerifySettings settings)
    {
        var folder = Path.Combine(Path.GetDirectoryName(Path.GetFullPath(sourceFile))!, settings.Directory ?? "");
        var names = new SnapshotNames(folder, settings.FileName ?? Named(test, settings));
        if (settings.IsUnique && !Used.TryAdd(Path.Combine(names.Folder, names.Prefix), true))
        {
            throw new InvalidOperationException(
                $"The prefix has already been used: {names.Prefix}. Give each snapshot of a run its own name, by UseMethodName or UseParameters."
            );
        }

        return names;
    }

    /// <summary>The path of one target's file among all of the test's.</summary>
    /// <param name="target">The target.</param>
    /// <param name="index">Its number among those of the same name and extension; null where it is the only one.</param>
    /// <param name="state"><c>verified</c> or <c>received</c>.</param>
    public string PathOf(Target target, int? index, string state)
    {
        var name = target.Name is { } given ? "#" + Clean(given) : "";
        var number = index is { } at
            ? (name.Length == 0 ? "#" : ".") + at.ToString("D2", CultureInfo.InvariantCulture)
            : "";
        return Path.Combine(Folder, $"{Prefix}{name}{number}.{state}.{target.Extension}");
    }

    /// <summary>Every file of the test's in that state, those of this run and old ones.</summary>
    public IEnumerable<string> Existing(string state) =>
        Directory.Exists(Folder)
            ? Directory
                .EnumerateFiles(Folder, $"{Prefix}*.{state}.*")
                .Where(path => Path.GetFileName(path)[Prefix.Length] is '#' or '.')
            : [];

    private static string Named(MethodInfo test, VerifySettings settings)
    {
        var parameters = settings.Parameters is null
            ? ""
            : string.Concat(
                test.GetParameters().Zip(settings.Parameters, (parameter, value) => $"_{parameter.Name}={Text(value)}")
            );
        return Clean(
            $"{settings.TypeName ?? TypeName(test.ReflectedType!)}.{settings.MethodName ?? test.Name}{parameters}"
        );
    }

    private static string TypeName(Type type) =>
        type.DeclaringType is { } outer ? $"{TypeName(outer)}.{type.Name}" : type.Name;

    private static string Text(object? value) =>
        value switch
        {
            null => "null",
            bool flag => flag ? "True" : "False",
            string text => text,
            DateTime date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            System.Collections.IEnumerable items => items.Cast<object?>().Any()
                ? string.Join(',', items.Cast<object?>().Select(Text))
                : "[]",
            _ => value.ToString() ?? "",
        };

    private static string Clean(string name) =>
        string.Concat(name.Select(letter => Forbidden.Contains(letter) || char.IsControl(letter) ? '-' : letter));
}
