using System.Text;

namespace VerifyTests;

/// <summary>One file to compare.</summary>
public readonly struct Target
{
    /// <summary>A file with a text.</summary>
    public Target(string extension, string data, string? name = null) =>
        (Extension, Data, Name) = (extension.TrimStart('.'), data, name);

    /// <summary>A file with a text.</summary>
    public Target(string extension, StringBuilder data, string? name = null)
        : this(extension, data.ToString(), name) { }

    /// <summary>The extension, without a dot.</summary>
    public string Extension { get; }

    /// <summary>What follows <c>#</c> in the file's name; null for none.</summary>
    public string? Name { get; }

    internal string Data { get; }
}
