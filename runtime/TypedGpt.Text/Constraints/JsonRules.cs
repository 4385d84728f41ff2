namespace TypedGpt.Constraints;

/// <summary>
/// The rules of JSON's values (RFC 8259). Strings are valid UTF-8, numbers have few digits, and white space is bounded: a model could
/// write spaces for ever.
/// </summary>
internal sealed class JsonRules
{
    private const int MostIndent = 20;
    private const int MostDigits = 15;

    private readonly Grammar grammar;
    private readonly List<int> atMost = [];
    private readonly int character;

    public JsonRules(Grammar grammar)
    {
        this.grammar = grammar;
        AfterColon = Optional(" ");
        var indent = grammar.Add();
        grammar.Alternative(indent);
        for (var spaces = 0; spaces < MostIndent; spaces++)
        {
            var longer = grammar.Add();
            grammar.Alternative(longer);
            grammar.Alternative(longer, " ", indent);
            indent = longer;
        }

        Space = grammar.Add();
        grammar.Alternative(Space);
        grammar.Alternative(Space, " ");
        grammar.Alternative(Space, "\n", indent);

        character = Character();
        AnyString = Text(0, null);
        Integer = Whole();
        Number = Real();
        AnyValue = grammar.Add();
        AnyArray = List(AnyValue, 0, null);
        AnyObject = Map(AnyValue);
        foreach (var rule in (ReadOnlySpan<int>)[AnyObject, AnyArray, AnyString, Number])
        {
            grammar.Alternative(AnyValue, rule);
        }

        foreach (var word in (ReadOnlySpan<string>)["true", "false", "null"])
        {
            grammar.Alternative(AnyValue, word);
        }
    }

    /// <summary>White space inside of brackets: none, a space, or a line end and its indentation.</summary>
    public int Space { get; }

    public int AfterColon { get; }

    public int AnyString { get; }

    public int Integer { get; }

    public int Number { get; }

    public int AnyValue { get; }

    public int AnyArray { get; }

    public int AnyObject { get; }

    /// <summary>A string of so many characters.</summary>
    public int Text(int least, int? most)
    {
        var rest = most is { } limit ? AtMost(limit - least) : Any();
        return grammar.Add(["\"", .. Enumerable.Repeat<object>(character, least), rest, "\""]);
    }

    /// <summary>A list of so many values.</summary>
    public int List(int item, int least, int? most)
    {
        var list = grammar.Add();
        if (least == 0)
        {
            grammar.Alternative(list, "[", Space, "]");
        }

        if (most is 0)
        {
            return list;
        }

        // More values behind the first: those that have to come, then those that may.
        var more = grammar.Add();
        grammar.Alternative(more);
        if (most is null)
        {
            grammar.Alternative(more, ",", Space, item, more);
        }

        for (var count = Math.Max(least, 1); most is { } limit && count < limit; count++)
        {
            var longer = grammar.Add();
            grammar.Alternative(longer);
            grammar.Alternative(longer, ",", Space, item, more);
            more = longer;
        }

        var needed = Enumerable.Range(1, Math.Max(0, least - 1)).SelectMany(_ => new object[] { ",", Space, item });
        grammar.Alternative(list, ["[", Space, item, .. needed, more, Space, "]"]);
        return list;
    }

    /// <summary>An object of any keys.</summary>
    public int Map(int value)
    {
        var member = grammar.Add(AnyString, ":", AfterColon, value);
        var more = grammar.Add();
        grammar.Alternative(more);
        grammar.Alternative(more, ",", Space, member, more);
        var map = grammar.Add("{", Space, "}");
        grammar.Alternative(map, "{", Space, member, more, Space, "}");
        return map;
    }

    private int Optional(string text)
    {
        var rule = grammar.Add();
        grammar.Alternative(rule);
        grammar.Alternative(rule, text);
        return rule;
    }

    private int Any()
    {
        var rule = grammar.Add();
        grammar.Alternative(rule);
        grammar.Alternative(rule, character, rule);
        return rule;
    }

    /// <summary>Up to so many characters; shorter ones are a part of longer ones.</summary>
    private int AtMost(int count)
    {
        while (atMost.Count <= count)
        {
            var rule = grammar.Add();
            grammar.Alternative(rule);
            if (atMost is [.., var shorter])
            {
                grammar.Alternative(rule, character, shorter);
            }

            atMost.Add(rule);
        }

        return atMost[count];
    }

    /// <summary>One character of a string, escaped or not. Surrogates have no bytes, and are not escaped either.</summary>
    private int Character()
    {
        var tail = new ByteSet((0x80, 0xBF));
        var hexadecimal = new ByteSet(('0', '9'), ('a', 'f'), ('A', 'F'));
        var rule = grammar.Add(new ByteSet((0x20, 0x21), (0x23, 0x5B), (0x5D, 0x7E)));
        grammar.Alternative(rule, new ByteSet((0xC2, 0xDF)), tail);
        grammar.Alternative(rule, new ByteSet((0xE0, 0xE0)), new ByteSet((0xA0, 0xBF)), tail);
        grammar.Alternative(rule, new ByteSet((0xE1, 0xEC), (0xEE, 0xEF)), tail, tail);
        grammar.Alternative(rule, new ByteSet((0xED, 0xED)), new ByteSet((0x80, 0x9F)), tail);
        grammar.Alternative(rule, new ByteSet((0xF0, 0xF0)), new ByteSet((0x90, 0xBF)), tail, tail);
        grammar.Alternative(rule, new ByteSet((0xF1, 0xF3)), tail, tail, tail);
        grammar.Alternative(rule, new ByteSet((0xF4, 0xF4)), new ByteSet((0x80, 0x8F)), tail, tail);
        grammar.Alternative(
            rule,
            "\\",
            new ByteSet(
                ('"', '"'),
                ('\\', '\\'),
                ('/', '/'),
                ('b', 'b'),
                ('f', 'f'),
                ('n', 'n'),
                ('r', 'r'),
                ('t', 't')
            )
        );
        grammar.Alternative(rule, "\\u00", new ByteSet(('0', '1')), hexadecimal);
        return rule;
    }

    private int Whole()
    {
        var rule = grammar.Add();
        foreach (var sign in (ReadOnlySpan<string>)["", "-"])
        {
            grammar.Alternative(rule, sign, new ByteSet(('1', '9')), Digits(MostDigits - 1));
        }

        grammar.Alternative(rule, "0");
        return rule;
    }

    private int Real()
    {
        var digit = new ByteSet(('0', '9'));
        var fraction = grammar.Add();
        grammar.Alternative(fraction);
        grammar.Alternative(fraction, ".", digit, Digits(MostDigits));
        var exponent = grammar.Add();
        grammar.Alternative(exponent);
        grammar.Alternative(exponent, new ByteSet(('e', 'e'), ('E', 'E')), Sign(), digit, Digits(1));
        return grammar.Add(Integer, fraction, exponent);
    }

    private int Sign()
    {
        var rule = grammar.Add();
        grammar.Alternative(rule);
        grammar.Alternative(rule, new ByteSet(('+', '+'), ('-', '-')));
        return rule;
    }

    private int Digits(int most)
    {
        var rule = grammar.Add();
        grammar.Alternative(rule);
        for (var count = 0; count < most; count++)
        {
            var longer = grammar.Add();
            grammar.Alternative(longer);
            grammar.Alternative(longer, new ByteSet(('0', '9')), rule);
            rule = longer;
        }

        return rule;
    }
}
