namespace TypedGpt.Constraints;

/// <summary>
/// A context-free grammar over bytes: rules of alternatives, each a sequence of byte sets and rules. It is written while it is built
/// and never after.
/// </summary>
internal sealed class Grammar
{
    private readonly List<List<int>> rules = [];
    private readonly List<object[]> alternatives = [];

    /// <summary>The rule of a whole document.</summary>
    public int Root { get; set; }

    /// <summary>How many alternatives there are in all.</summary>
    public int AlternativeCount => alternatives.Count;

    /// <summary>A rule without alternatives yet.</summary>
    public int Add()
    {
        rules.Add([]);
        return rules.Count - 1;
    }

    /// <summary>A rule of one alternative.</summary>
    public int Add(params ReadOnlySpan<object> symbols)
    {
        var rule = Add();
        Alternative(rule, symbols);
        return rule;
    }

    /// <summary>Gives a rule one more alternative: byte sets, numbers of rules, or texts.</summary>
    public void Alternative(int rule, params ReadOnlySpan<object> symbols)
    {
        var sequence = new List<object>();
        foreach (var symbol in symbols)
        {
            if (symbol is string text)
            {
                foreach (var value in System.Text.Encoding.UTF8.GetBytes(text))
                {
                    sequence.Add(new ByteSet((value, value)));
                }
            }
            else
            {
                sequence.Add(symbol);
            }
        }

        rules[rule].Add(alternatives.Count);
        alternatives.Add([.. sequence]);
    }

    /// <summary>The numbers of a rule's alternatives.</summary>
    public IReadOnlyList<int> AlternativesOf(int rule) => rules[rule];

    /// <summary>The symbols of an alternative.</summary>
    public object[] Symbols(int alternative) => alternatives[alternative];

    /// <summary>Drops alternatives that never end. Says whether the root still has one.</summary>
    public bool Prune()
    {
        var ends = new HashSet<int>();
        bool grown;
        do
        {
            grown = false;
            for (var rule = 0; rule < rules.Count; rule++)
            {
                grown |= !ends.Contains(rule) && rules[rule].Any(Ends) && ends.Add(rule);
            }
        } while (grown);

        foreach (var rule in rules)
        {
            rule.RemoveAll(alternative => !Ends(alternative));
        }

        return ends.Contains(Root);

        bool Ends(int alternative) =>
            Array.TrueForAll(alternatives[alternative], symbol => symbol is not int rule || ends.Contains(rule));
    }

    /// <summary>Whether a rule begins with itself, so that nothing is read on the way.</summary>
    public bool IsLeftRecursive()
    {
        var empty = new HashSet<int>();
        while (Enumerable.Range(0, rules.Count).Any(rule => rules[rule].Any(IsEmpty) && empty.Add(rule))) { }

        var state = new int[rules.Count];
        return Enumerable.Range(0, rules.Count).Any(Loops);

        bool IsEmpty(int alternative) =>
            Array.TrueForAll(alternatives[alternative], symbol => symbol is int rule && empty.Contains(rule));

        bool Loops(int start)
        {
            // Depth first with a stack of its own: chains of optional characters are long.
            var path = new Stack<(int Rule, IEnumerator<int> Next)>();
            if (state[start] != 0)
            {
                return false;
            }

            state[start] = 1;
            path.Push((start, First(start).GetEnumerator()));
            while (path.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                {
                    state[top.Rule] = 2;
                    path.Pop();
                }
                else if (state[top.Next.Current] == 1)
                {
                    return true;
                }
                else if (state[top.Next.Current] == 0)
                {
                    state[top.Next.Current] = 1;
                    path.Push((top.Next.Current, First(top.Next.Current).GetEnumerator()));
                }
            }

            return false;
        }

        IEnumerable<int> First(int rule)
        {
            foreach (var alternative in rules[rule])
            {
                foreach (var symbol in alternatives[alternative])
                {
                    if (symbol is not int inner)
                    {
                        break;
                    }

                    yield return inner;
                    if (!empty.Contains(inner))
                    {
                        break;
                    }
                }
            }
        }
    }
}
