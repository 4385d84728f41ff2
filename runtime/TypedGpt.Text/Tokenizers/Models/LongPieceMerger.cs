namespace TypedGpt.Tokenizers.Models;

/// <summary>
/// Merges long pieces in a time that grows little faster than their length. The library's time grows with its square, and some
/// tokenizers make a whole text one piece. Both find the same ids: always the most urgent merge, of equal ones the leftmost.
/// </summary>
internal sealed class LongPieceMerger
{
    private readonly Dictionary<(int Left, int Right), (int Rank, int Id)> merges;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> vocabulary;

    public LongPieceMerger(BpeSettings settings)
    {
        vocabulary = settings.Vocabulary.GetAlternateLookup<ReadOnlySpan<char>>();
        merges = new(settings.Merges.Count);
        for (var rank = 0; rank < settings.Merges.Count; rank++)
        {
            var (left, right) = settings.Merges[rank];
            var ids = settings.Vocabulary;

            // Of two merges of the same parts the later one counts.
            merges[(ids[left], ids[right])] = (rank, ids[left + right]);
        }
    }

    /// <summary>Appends the ids of a piece in which every character is a token.</summary>
    public void Merge(string piece, List<int> ids)
    {
        var symbols = new int[piece.Length];
        var count = 0;
        for (var at = 0; at < piece.Length; count++)
        {
            var length = char.IsHighSurrogate(piece[at]) ? 2 : 1;
            symbols[count] = vocabulary[piece.AsSpan(at, length)];
            at += length;
        }

        new Run(merges, symbols.AsSpan(0, count).ToArray()).MergeInto(ids);
    }

    /// <summary>A list of symbols, linked through their places, and the merges that are possible now.</summary>
    private sealed class Run
    {
        private const int Gone = -1;

        private readonly Dictionary<(int Left, int Right), (int Rank, int Id)> merges;
        private readonly int[] symbols;
        private readonly int[] next;
        private readonly int[] previous;
        private readonly PriorityQueue<(int At, int Left, int Right, int Id), (int Rank, int At)> waiting = new();

        public Run(Dictionary<(int Left, int Right), (int Rank, int Id)> merges, int[] symbols)
        {
            this.merges = merges;
            this.symbols = symbols;
            next = [.. Enumerable.Range(1, symbols.Length)];
            previous = [.. Enumerable.Range(-1, symbols.Length)];
            for (var at = 0; at < symbols.Length; at++)
            {
                Propose(at);
            }
        }

        public void MergeInto(List<int> ids)
        {
            while (waiting.TryDequeue(out var merge, out _))
            {
                var (at, left, right, id) = merge;
                if (symbols[at] != left || next[at] >= symbols.Length || symbols[next[at]] != right)
                {
                    // One of the two was merged with another neighbour meanwhile.
                    continue;
                }

                var gone = next[at];
                symbols[at] = id;
                symbols[gone] = Gone;
                next[at] = next[gone];
                if (next[at] < symbols.Length)
                {
                    previous[next[at]] = at;
                }

                Propose(at);
                if (previous[at] >= 0)
                {
                    Propose(previous[at]);
                }
            }

            for (var at = 0; at < symbols.Length; at = next[at])
            {
                ids.Add(symbols[at]);
            }
        }

        private void Propose(int at)
        {
            if (next[at] < symbols.Length && merges.TryGetValue((symbols[at], symbols[next[at]]), out var merge))
            {
                waiting.Enqueue((at, symbols[at], symbols[next[at]], merge.Id), (merge.Rank, at));
            }
        }
    }
}
