using TypedGpt.Tokenizers;

namespace TypedGpt.Constraints;

/// <summary>The tokens of a vocabulary by their bytes, so that tokens with a common beginning are looked at together.</summary>
public sealed class TokenTrie
{
    private TokenTrie(int vocabulary) => Vocabulary = vocabulary;

    /// <summary>How many ids a model has; those without text are in no trie.</summary>
    public int Vocabulary { get; }

    internal Node Root { get; } = new();

    /// <summary>The trie of a tokenizer; special tokens, which are no text, are not in it.</summary>
    /// <param name="tokenizer">The tokenizer.</param>
    /// <param name="vocabulary">How many logits the model has.</param>
    public static TokenTrie Of(TextTokenizer tokenizer, int vocabulary)
    {
        ArgumentNullException.ThrowIfNull(tokenizer);
        var trie = new TokenTrie(vocabulary);
        for (var id = 0; id < Math.Min(vocabulary, tokenizer.VocabularySize); id++)
        {
            if (tokenizer.IsToken(id) && !tokenizer.IsSpecial(id))
            {
                trie.Add(tokenizer.BytesOf(id).Span, id);
            }
        }

        return trie;
    }

    /// <summary>The bytes of a token; null for one that is not in the trie.</summary>
    internal byte[]? BytesOf(int token) => bytes.GetValueOrDefault(token);

    private readonly Dictionary<int, byte[]> bytes = [];

    private void Add(ReadOnlySpan<byte> text, int id)
    {
        if (text.IsEmpty)
        {
            return;
        }

        bytes.Add(id, text.ToArray());
        var node = Root;
        foreach (var value in text)
        {
            node = node.Child(value);
        }

        node.Tokens.Add(id);
    }

    /// <summary>What some tokens begin with.</summary>
    internal sealed class Node
    {
        private readonly List<(byte Value, Node Node)> children = [];

        /// <summary>What they go on with.</summary>
        public IReadOnlyList<(byte Value, Node Node)> Children => children;

        /// <summary>The tokens that end here.</summary>
        public List<int> Tokens { get; } = [];

        public Node Child(byte value)
        {
            foreach (var (known, node) in children)
            {
                if (known == value)
                {
                    return node;
                }
            }

            var made = new Node();
            children.Add((value, made));
            return made;
        }
    }
}
