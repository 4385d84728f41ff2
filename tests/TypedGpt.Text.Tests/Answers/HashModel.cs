using TypedGpt.Answers;

namespace TypedGpt.Text.Tests.Answers;

/// <summary>A model whose logits follow from all tokens before, as a real one's do. It holds callers to what the interface says.</summary>
internal sealed class HashModel(int vocabulary, int context) : ILanguageModel
{
    private readonly List<int> seen = [];

    public int VocabularySize => vocabulary;

    public int ContextLength => context;

    /// <summary>Each call: how many tokens, at which position.</summary>
    public List<(int Count, int Position)> Calls { get; } = [];

    public Action<int>? BeforeCall { get; set; }

    public void Compute(ReadOnlySpan<int> ids, int position, Span<float> logits, CancellationToken cancellation)
    {
        BeforeCall?.Invoke(Calls.Count);
        Assert.NotEqual(0, ids.Length);
        Assert.InRange(position, 0, seen.Count);
        Assert.True(position + ids.Length <= context, "more positions than there are");
        Calls.Add((ids.Length, position));
        seen.RemoveRange(position, seen.Count - position);
        seen.AddRange(ids);
        var random = new Random(seen.Aggregate(17, (hash, id) => unchecked((hash * 31) + id + 1)));
        for (var id = 0; id < vocabulary; id++)
        {
            logits[id] = (float)random.NextDouble() * 8;
        }
    }
}
