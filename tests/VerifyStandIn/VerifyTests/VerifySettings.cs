using System.Text;

namespace VerifyTests;

/// <summary>Where a snapshot is and how it is compared.</summary>
public sealed class VerifySettings
{
    /// <summary>The usual settings.</summary>
    public VerifySettings() { }

    /// <summary>The same settings as <paramref name="other"/>.</summary>
    public VerifySettings(VerifySettings? other)
    {
        if (other is not null)
        {
            (Directory, FileName, TypeName, MethodName) = (
                other.Directory,
                other.FileName,
                other.TypeName,
                other.MethodName
            );
            (Parameters, IsUnique, Accepts) = (other.Parameters, other.IsUnique, other.Accepts);
            Scrubbers.AddRange(other.Scrubbers);
            Ignored.AddRange(other.Ignored);
            foreach (var (key, value) in other.Context)
            {
                Context[key] = value;
            }
        }
    }

    /// <summary>Values for converters.</summary>
    public Dictionary<string, object> Context { get; } = [];

    internal string? Directory { get; private set; }
    internal string? FileName { get; private set; }
    internal string? TypeName { get; private set; }
    internal string? MethodName { get; private set; }
    internal object?[]? Parameters { get; private set; }
    internal bool IsUnique { get; private set; } = true;
    internal bool Accepts { get; private set; }
    internal List<Action<StringBuilder>> Scrubbers { get; } = [];
    internal List<Func<Microsoft.CodeAnalysis.GeneratedSourceResult, bool>> Ignored { get; } = [];

    /// <summary>The snapshot's folder, seen from the test's source file.</summary>
    public void UseDirectory(string directory) => Directory = directory;

    /// <summary>The snapshot's whole name, in place of type, method and parameters.</summary>
    public void UseFileName(string fileName) =>
        FileName =
            TypeName is null && MethodName is null && Parameters is null
                ? fileName
                : throw new InvalidOperationException(
                    "UseFileName takes the place of UseTypeName, UseMethodName and UseParameters: use it alone."
                );

    /// <summary>What stands for the test class in the name.</summary>
    public void UseTypeName(string typeName) => TypeName = typeName;

    /// <summary>What stands for the test method in the name.</summary>
    public void UseMethodName(string methodName) => MethodName = methodName;

    /// <summary>The values of the test's parameters, which become part of the name.</summary>
    public void UseParameters(params object?[] parameters) => Parameters = parameters;

    /// <summary>Lets several snapshots of one run have the same name.</summary>
    public void DisableRequireUniquePrefix() => IsUnique = false;

    /// <summary>Takes whatever is received as the new snapshot.</summary>
    public void AutoVerify(bool includeBuildServer = true) =>
        Accepts = includeBuildServer || Environment.GetEnvironmentVariable("CI") is null or "";

    /// <summary>Shows no tool for differences; the stand-in never shows one.</summary>
    public void DisableDiff() => Context[nameof(DisableDiff)] = true;

    /// <summary>Changes a text before it is compared.</summary>
    public void AddScrubber(Action<StringBuilder> scrubber) => Scrubbers.Add(scrubber);

    /// <summary>Leaves out the lines for which <paramref name="removeLine"/> is true.</summary>
    public void ScrubLines(Func<string, bool> removeLine) =>
        ScrubLinesWithReplace(line => removeLine(line) ? null : line);

    /// <summary>Leaves out the lines that contain one of these.</summary>
    public void ScrubLinesContaining(params string[] stringToMatch) =>
        ScrubLines(line => stringToMatch.Any(match => line.Contains(match, StringComparison.OrdinalIgnoreCase)));

    /// <summary>Leaves out empty lines.</summary>
    public void ScrubEmptyLines() => ScrubLines(string.IsNullOrWhiteSpace);

    /// <summary>Replaces each line, or leaves it out where null is given for it.</summary>
    public void ScrubLinesWithReplace(Func<string, string?> replaceLine) =>
        AddScrubber(text =>
        {
            var kept = text.ToString().Split('\n').Select(replaceLine).Where(line => line is not null);
            var joined = string.Join('\n', kept);
            text.Clear().Append(joined);
        });
}
