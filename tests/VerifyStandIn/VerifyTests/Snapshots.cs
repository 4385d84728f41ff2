using System.Text;

namespace VerifyTests;

/// <summary>Compares targets with the snapshots on disk, and writes what was received where they differ.</summary>
internal static class Snapshots
{
    private static readonly UTF8Encoding WithMark = new(
        encoderShouldEmitUTF8Identifier: true,
        throwOnInvalidBytes: true
    );

    private sealed record Pair(string Received, string Verified, string Text, string? Expected);

    public static VerifyResult Compare(SnapshotNames names, IReadOnlyList<Target> targets, VerifySettings settings)
    {
        foreach (var old in names.Existing("received"))
        {
            File.Delete(old);
        }

        var pairs = Pairs(names, targets, settings);
        var stale = names
            .Existing("verified")
            .Except(pairs.Select(pair => pair.Verified))
            .Order(StringComparer.Ordinal)
            .ToList();
        var missing = pairs.Where(pair => string.IsNullOrEmpty(pair.Expected)).ToList();
        var different = pairs.Except(missing).Where(pair => !AreEqual(pair.Text, pair.Expected!)).ToList();

        if (settings.Accepts)
        {
            missing.Concat(different).ToList().ForEach(pair => Write(pair.Verified, pair.Text));
            stale.ForEach(File.Delete);
        }
        else if (missing.Count + different.Count + stale.Count > 0)
        {
            missing.Concat(different).ToList().ForEach(pair => Write(pair.Received, pair.Text));
            throw new VerifyException(Message(names, missing, different, stale, pairs));
        }

        return new([.. pairs.Select(pair => pair.Verified)], pairs.Count > 0 ? pairs[0].Text : "");
    }

    private static List<Pair> Pairs(SnapshotNames names, IReadOnlyList<Target> targets, VerifySettings settings)
    {
        var pairs = new List<Pair>();
        foreach (var group in targets.GroupBy(target => (target.Name, target.Extension)))
        {
            foreach (var (at, target) in group.Index())
            {
                int? index = group.Count() > 1 ? at : null;
                var verified = names.PathOf(target, index, "verified");
                pairs.Add(
                    new(
                        names.PathOf(target, index, "received"),
                        verified,
                        Scrubbed(target.Data, settings),
                        File.Exists(verified) ? File.ReadAllText(verified, WithMark).ReplaceLineEndings("\n") : null
                    )
                );
            }
        }

        return pairs;
    }

    private static string Scrubbed(string data, VerifySettings settings)
    {
        var text = new StringBuilder(data.ReplaceLineEndings("\n"));
        foreach (var scrubber in settings.Scrubbers)
        {
            scrubber(text);
        }

        return text.ToString();
    }

    /// <summary>Exactly, but for one line end more at the end of the snapshot, which editors like to add.</summary>
    private static bool AreEqual(string received, string verified) =>
        verified == received || verified == received + "\n";

    private static void Write(string path, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text, WithMark);
    }

    private static string Message(
        SnapshotNames names,
        IReadOnlyList<Pair> missing,
        IReadOnlyList<Pair> different,
        IReadOnlyList<string> stale,
        IReadOnlyList<Pair> pairs
    )
    {
        var text = new StringBuilder($"Directory: {names.Folder}\n");
        Section("New", missing);
        Section("NotEqual", different);
        if (stale.Count > 0)
        {
            text.Append("Delete:\n");
            foreach (var path in stale)
            {
                text.Append($"  - Verified: {Path.GetFileName(path)}\n");
            }
        }

        Section("Equal", [.. pairs.Except(missing).Except(different)]);
        if (missing.Count + different.Count > 0)
        {
            text.Append("\nFileContent:\n");
        }

        foreach (var pair in missing)
        {
            text.Append($"\nNew:\n\nReceived: {Path.GetFileName(pair.Received)}\n{pair.Text}\n");
        }

        foreach (var pair in different)
        {
            text.Append($"\nNotEqual:\n\nReceived: {Path.GetFileName(pair.Received)}\n{pair.Text}\n");
            text.Append($"Verified: {Path.GetFileName(pair.Verified)}\n{pair.Expected}\n");
        }

        return text.ToString();

        void Section(string title, IReadOnlyList<Pair> listed)
        {
            text.Append(listed.Count > 0 ? $"{title}:\n" : "");
            foreach (var pair in listed)
            {
                text.Append($"  - Received: {Path.GetFileName(pair.Received)}\n");
                text.Append($"    Verified: {Path.GetFileName(pair.Verified)}\n");
            }
        }
    }
}
