using System.Globalization;
using TypedGpt.Sampling;

namespace TypedGpt.Constraints;

/// <summary>Follows one answer by a grammar of JSON and says which tokens may come next.</summary>
public sealed class JsonConstraint : ITokenConstraint
{
    /// <summary>How many tokens ahead it is looked whether a character can be ended: the longest has four bytes.</summary>
    private const int Foresight = 3;

    private const int MostMasks = 1024;

    private readonly JsonGrammar grammar;
    private readonly TokenTrie trie;
    private readonly int[] endTokens;
    private GrammarStates.State state;

    /// <param name="grammar">What the answer is.</param>
    /// <param name="trie">The model's tokens.</param>
    /// <param name="endTokens">The tokens that end an answer.</param>
    public JsonConstraint(JsonGrammar grammar, TokenTrie trie, IReadOnlyCollection<int> endTokens)
    {
        ArgumentNullException.ThrowIfNull(grammar);
        ArgumentNullException.ThrowIfNull(trie);
        this.grammar = grammar;
        this.trie = trie;
        this.endTokens = [.. endTokens];
        state = grammar.States.Start;
    }

    /// <inheritdoc/>
    public bool MayEnd => state.IsComplete;

    /// <inheritdoc/>
    public bool MustEnd => state.IsComplete && state.Frames.Length == 0;

    /// <inheritdoc/>
    public TokenMask Mask()
    {
        lock (grammar.Gate)
        {
            // Masks of a state hold text alone, since what ends an answer is the caller's.
            var mask = new TokenMask(TextOf(state));
            foreach (var token in state.IsComplete ? endTokens : [])
            {
                mask.Allow(token);
            }

            return mask;
        }
    }

    /// <inheritdoc/>
    public void Accept(int token)
    {
        if (Array.IndexOf(endTokens, token) >= 0 && state.IsComplete)
        {
            return;
        }

        lock (grammar.Gate)
        {
            var next = trie.BytesOf(token) is { } bytes ? After(state, bytes) : null;
            state =
                next
                ?? throw new ArgumentException(
                    string.Create(CultureInfo.InvariantCulture, $"token {token} may not come here."),
                    nameof(token)
                );
        }
    }

    private GrammarStates.State? After(GrammarStates.State from, ReadOnlySpan<byte> bytes)
    {
        var here = from;
        foreach (var value in bytes)
        {
            if (grammar.States.Next(here, value) is not { } next)
            {
                return null;
            }

            here = next;
        }

        return here;
    }

    private TokenMask TextOf(GrammarStates.State from)
    {
        if (grammar.Masks.TryGetValue((from, trie), out var known))
        {
            return known;
        }

        var tokens = new TokenMask(trie.Vocabulary);
        var alive = new Dictionary<GrammarStates.State, bool>();
        Walk(trie.Root, from, tokens, alive);
        if (grammar.Masks.Count >= MostMasks)
        {
            grammar.Masks.Clear();
        }

        grammar.Masks.Add((from, trie), tokens);
        return tokens;
    }

    private void Walk(
        TokenTrie.Node node,
        GrammarStates.State at,
        TokenMask tokens,
        Dictionary<GrammarStates.State, bool> alive
    )
    {
        foreach (var (value, child) in node.Children)
        {
            if (grammar.States.Next(at, value) is not { } next)
            {
                continue;
            }

            if (child.Tokens.Count > 0)
            {
                if (!alive.TryGetValue(next, out var goesOn))
                {
                    alive.Add(next, goesOn = GoesOn(trie.Root, next, next, Foresight));
                }

                if (goesOn)
                {
                    child.Tokens.ForEach(tokens.Allow);
                }
            }

            Walk(child, next, tokens, alive);
        }
    }

    /// <summary>Whether a token leads on from a state: a vocabulary may lack the bytes that would end a character.</summary>
    private bool GoesOn(TokenTrie.Node node, GrammarStates.State start, GrammarStates.State at, int foresight)
    {
        if (foresight == 0 || start.IsComplete)
        {
            return true;
        }

        foreach (var (value, child) in node.Children)
        {
            if (
                grammar.States.Next(at, value) is { } next
                && (
                    (child.Tokens.Count > 0 && GoesOn(trie.Root, next, next, foresight - 1))
                    || GoesOn(child, start, next, foresight)
                )
            )
            {
                return true;
            }
        }

        return false;
    }
}
