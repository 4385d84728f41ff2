namespace TypedGpt.Tokenizers.Cutting;

/// <summary>Cuts pieces at delimiters. Nothing but a removed delimiter is ever lost.</summary>
internal static class Splitter
{
    /// <summary>A pre-tokenizer that cuts at what a function finds.</summary>
    /// <param name="find">The delimiters of a text: start and end of each, in order, without overlaps, none empty.</param>
    /// <param name="behavior">What becomes of them.</param>
    /// <param name="invert">Whether what lies between is the delimiter.</param>
    public static PreTokenizer Create(
        Func<string, IEnumerable<(int Start, int End)>> find,
        SplitBehavior behavior,
        bool invert = false
    ) => piece => Cut(piece, Spans(piece.Text, find(piece.Text), invert), behavior);

    /// <summary>The whole text as spans that are delimiters or lie between them.</summary>
    private static List<(int Start, int End, bool Delimiter)> Spans(
        string text,
        IEnumerable<(int Start, int End)> matches,
        bool invert
    )
    {
        var spans = new List<(int Start, int End, bool Delimiter)>();
        var done = 0;
        foreach (var (start, end) in matches)
        {
            if (start > done)
            {
                spans.Add((done, start, invert));
            }

            spans.Add((start, end, !invert));
            done = end;
        }

        if (done < text.Length)
        {
            spans.Add((done, text.Length, invert));
        }

        return spans;
    }

    private static IEnumerable<Piece> Cut(
        Piece piece,
        List<(int Start, int End, bool Delimiter)> spans,
        SplitBehavior behavior
    )
    {
        foreach (var (start, end) in Joined(spans, behavior))
        {
            yield return new(piece.Text[start..end], piece.AtStart && start == 0);
        }
    }

    private static IEnumerable<(int Start, int End)> Joined(
        List<(int Start, int End, bool Delimiter)> spans,
        SplitBehavior behavior
    )
    {
        for (var i = 0; i < spans.Count; i++)
        {
            var (start, end, delimiter) = spans[i];
            switch (behavior)
            {
                case SplitBehavior.Removed when delimiter:
                    continue;
                case SplitBehavior.Contiguous:
                    while (i + 1 < spans.Count && spans[i + 1].Delimiter == delimiter)
                    {
                        end = spans[++i].End;
                    }

                    break;
                case SplitBehavior.MergedWithPrevious when !delimiter && i + 1 < spans.Count && spans[i + 1].Delimiter:
                    end = spans[++i].End;
                    break;
                case SplitBehavior.MergedWithNext when delimiter && i + 1 < spans.Count && !spans[i + 1].Delimiter:
                    end = spans[++i].End;
                    break;
                default:
                    break;
            }

            yield return (start, end);
        }
    }
}
