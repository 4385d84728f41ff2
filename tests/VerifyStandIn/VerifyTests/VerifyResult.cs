namespace VerifyTests;

/// <summary>What a passed comparison saw.</summary>
public sealed class VerifyResult
{
    internal VerifyResult(IReadOnlyList<string> files, string text) => (Files, Text) = (files, text);

    /// <summary>The snapshots, by path.</summary>
    public IReadOnlyList<string> Files { get; }

    /// <summary>The text of the first one.</summary>
    public string Text { get; }
}
