namespace TypedGpt.Constraints;

/// <summary>
/// Reads bytes by a grammar. A state is a set of stacks, each a place in an alternative and where to return to; equal stacks and equal
/// states are one object, so that what follows a state is computed once.
/// </summary>
internal sealed class GrammarStates
{
    private readonly Grammar grammar;
    private readonly Dictionary<(int Alternative, int Place, Frame? Return), Frame> frames = [];
    private readonly Dictionary<string, State> states = new(StringComparer.Ordinal);

    public GrammarStates(Grammar grammar)
    {
        this.grammar = grammar;
        var first = new SortedDictionary<int, Frame>();
        var complete = false;
        foreach (var alternative in grammar.AlternativesOf(grammar.Root))
        {
            Expand(alternative, 0, null, first, ref complete);
        }

        Start = StateOf(first, complete);
    }

    /// <summary>The state before the first byte.</summary>
    public State Start { get; }

    /// <summary>The state after a byte; null where it may not come.</summary>
    public State? Next(State state, byte value)
    {
        if (state.Known[value])
        {
            return state.After[value];
        }

        var next = new SortedDictionary<int, Frame>();
        var complete = false;
        foreach (var frame in state.Frames)
        {
            if (((ByteSet)grammar.Symbols(frame.Alternative)[frame.Place])[value])
            {
                Expand(frame.Alternative, frame.Place + 1, frame.Return, next, ref complete);
            }
        }

        state.Known[value] = true;
        return state.After[value] = next.Count == 0 && !complete ? null : StateOf(next, complete);
    }

    private void Expand(int alternative, int place, Frame? back, SortedDictionary<int, Frame> into, ref bool complete)
    {
        var pending = new Stack<(int Alternative, int Place, Frame? Return)>();
        pending.Push((alternative, place, back));
        while (pending.TryPop(out var here))
        {
            var symbols = grammar.Symbols(here.Alternative);
            if (here.Place == symbols.Length)
            {
                if (here.Return is { } frame)
                {
                    pending.Push((frame.Alternative, frame.Place, frame.Return));
                }
                else
                {
                    complete = true;
                }
            }
            else if (symbols[here.Place] is int rule)
            {
                // Behind the last symbol there is nothing to return to: lists do not make stacks grow.
                var after =
                    here.Place + 1 == symbols.Length
                        ? here.Return
                        : FrameOf(here.Alternative, here.Place + 1, here.Return);
                foreach (var inner in grammar.AlternativesOf(rule))
                {
                    pending.Push((inner, 0, after));
                }
            }
            else
            {
                var frame = FrameOf(here.Alternative, here.Place, here.Return);
                into.TryAdd(frame.Id, frame);
            }
        }
    }

    private Frame FrameOf(int alternative, int place, Frame? back)
    {
        if (!frames.TryGetValue((alternative, place, back), out var frame))
        {
            frame = new(frames.Count, alternative, place, back);
            frames.Add((alternative, place, back), frame);
        }

        return frame;
    }

    private State StateOf(SortedDictionary<int, Frame> set, bool complete)
    {
        var key = (complete ? "." : "") + string.Join(',', set.Keys);
        if (!states.TryGetValue(key, out var state))
        {
            states.Add(key, state = new([.. set.Values], complete));
        }

        return state;
    }

    /// <summary>A place in an alternative, and where to go on behind its end.</summary>
    internal sealed class Frame(int id, int alternative, int place, Frame? back)
    {
        public int Id => id;

        public int Alternative => alternative;

        public int Place => place;

        public Frame? Return => back;
    }

    /// <summary>All that may be read at a place of a document.</summary>
    internal sealed class State(Frame[] frames, bool isComplete)
    {
        public Frame[] Frames => frames;

        /// <summary>Whether the document may end here.</summary>
        public bool IsComplete => isComplete;

        /// <summary>Which bytes were tried, and what came of them.</summary>
        public bool[] Known { get; } = new bool[256];

        public State?[] After { get; } = new State?[256];
    }
}
