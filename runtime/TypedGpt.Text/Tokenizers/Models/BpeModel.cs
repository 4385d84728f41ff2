using System.Globalization;
using System.Text;
using Microsoft.ML.Tokenizers;

namespace TypedGpt.Tokenizers.Models;

/// <summary>
/// Byte pair encoding (Sennrich et al. 2016). Microsoft.ML.Tokenizers merges; characters that are no token, whole pieces that
/// are one, and pieces so long that merging would take quadratic time are seen to before.
/// </summary>
internal sealed class BpeModel : ITokenModel
{
    /// <summary>How long a piece may be for the library to merge it.</summary>
    private const int LongPiece = 128;

    private readonly BpeTokenizer merger;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> vocabulary;
    private readonly bool ignoreMerges;
    private readonly bool fuseUnknown;
    private readonly int? unknown;
    private readonly int[]? byteIds;
    private readonly Lazy<LongPieceMerger> longPieces;

    /// <param name="settings">Vocabulary and merges.</param>
    /// <exception cref="InvalidDataException">A merge names what is no token.</exception>
    /// <exception cref="NotSupportedException">A merge has a part with a space.</exception>
    public BpeModel(BpeSettings settings)
    {
        vocabulary = settings.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        ignoreMerges = settings.IgnoreMerges;
        fuseUnknown = settings.FuseUnknown;
        if (settings.Unknown is { } text)
        {
            unknown = settings.Vocabulary.TryGetValue(text, out var id)
                ? id
                : throw new InvalidDataException($"the unknown token '{text}' is not in the vocabulary.");
        }

        if (settings.ByteFallback)
        {
            byteIds = new int[256];
            for (var i = 0; i < 256; i++)
            {
                byteIds[i] = settings.Vocabulary.GetValueOrDefault(
                    string.Create(CultureInfo.InvariantCulture, $"<0x{i:X2}>"),
                    -1
                );
            }
        }

        merger = BpeTokenizer.Create(new BpeOptions(settings.Vocabulary) { Merges = Lines(settings) });
        longPieces = new(() => new(settings));
    }

    /// <inheritdoc/>
    public void Encode(string piece, List<int> ids)
    {
        if (ignoreMerges && vocabulary.TryGetValue(piece, out var whole))
        {
            ids.Add(whole);
            return;
        }

        // Runs of characters that are tokens go to the merging, what lies between them becomes bytes or unknown.
        var (start, at) = (0, 0);
        var fusing = false;
        while (at < piece.Length)
        {
            var length = char.IsHighSurrogate(piece[at]) ? 2 : 1;
            if (vocabulary.ContainsKey(piece.AsSpan(at, length)))
            {
                at += length;
                continue;
            }

            if (at > start)
            {
                Merge(piece[start..at], ids);
                fusing = false;
            }

            fusing = AddUnknown(piece.AsSpan(at, length), fusing, ids);
            at += length;
            start = at;
        }

        if (at > start)
        {
            Merge(start == 0 ? piece : piece[start..], ids);
        }
    }

    /// <summary>Says whether what was added is the unknown token.</summary>
    private bool AddUnknown(ReadOnlySpan<char> character, bool fusing, List<int> ids)
    {
        if (byteIds is not null)
        {
            Span<byte> bytes = stackalloc byte[4];
            bytes = bytes[..Encoding.UTF8.GetBytes(character, bytes)];
            var known = true;
            foreach (var value in bytes)
            {
                known &= byteIds[value] >= 0;
            }

            if (known)
            {
                foreach (var value in bytes)
                {
                    ids.Add(byteIds[value]);
                }

                return false;
            }
        }

        if (unknown is { } id && !(fusing && fuseUnknown))
        {
            ids.Add(id);
        }

        return true;
    }

    private void Merge(string run, List<int> ids)
    {
        if (run.Length <= LongPiece)
        {
            ids.AddRange(merger.EncodeToIds(run, considerPreTokenization: false, considerNormalization: false));
            return;
        }

        longPieces.Value.Merge(run, ids);
    }

    /// <summary>The merges as the library reads them. What is wrong with one is said here, by its number.</summary>
    private static List<string> Lines(BpeSettings settings)
    {
        var lines = new List<string>(settings.Merges.Count);
        var last = new Dictionary<(string Left, string Right), int>(settings.Merges.Count);
        for (var index = 0; index < settings.Merges.Count; index++)
        {
            last[settings.Merges[index]] = index;
        }

        for (var index = 0; index < settings.Merges.Count; index++)
        {
            var (left, right) = settings.Merges[index];
            var number = index.ToString(CultureInfo.InvariantCulture);
            if (left.Contains(' ', StringComparison.Ordinal) || right.Contains(' ', StringComparison.Ordinal))
            {
                throw new NotSupportedException(
                    $"merge {number} ('{left}' and '{right}') has a space in a part, which is not supported."
                );
            }

            foreach (var token in (ReadOnlySpan<string>)[left, right, left + right])
            {
                if (token.Length == 0 || !settings.Vocabulary.ContainsKey(token))
                {
                    throw new InvalidDataException(
                        $"merge {number} needs the token '{token}', which is not in the vocabulary."
                    );
                }
            }

            // Of two merges of the same parts the later one counts; the library refuses to have both.
            if (last[(left, right)] == index)
            {
                lines.Add($"{left} {right}");
            }
        }

        return lines;
    }
}
