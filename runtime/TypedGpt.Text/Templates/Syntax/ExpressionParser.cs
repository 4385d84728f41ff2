using System.Globalization;
using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Syntax;

/// <summary>
/// Makes the tree of an expression. From weak to strong: if-else, or, and, not, comparisons, + and -, ~, products, **, signs;
/// filters and tests bind to the operand in front of them.
/// </summary>
internal sealed class ExpressionParser(TokenReader tokens)
{
    private const int GreatestDepth = 200;

    /// <summary>Operators of one strength make a tree as deep as they are many.</summary>
    private const int LongestChain = 500;

    private int depth;

    /// <summary>An expression, with a condition behind it or without.</summary>
    public Expression Expression(bool conditions = true)
    {
        if (++depth > GreatestDepth)
        {
            throw new TemplateException(tokens.Here.Line, "an expression is nested too deep.");
        }

        var line = tokens.Here.Line;
        var value = Or();
        while (conditions && tokens.TakeName("if"))
        {
            var when = Or();
            value = new Conditional(line, when, value, tokens.TakeName("else") ? Expression() : null);
        }

        depth--;
        return value;
    }

    /// <summary>An expression, or several with commas between.</summary>
    public Expression TupleOrExpression(bool conditions = true)
    {
        var line = tokens.Here.Line;
        var first = Expression(conditions);
        if (!tokens.Here.IsOperator(","))
        {
            return first;
        }

        List<Expression> items = [first];
        while (tokens.TakeOperator(",") && !EndsTuple())
        {
            items.Add(Expression(conditions));
        }

        return new TupleDisplay(line, items);
    }

    /// <summary>What a value is given to: a name, names with commas between, a name of a namespace.</summary>
    public Expression Target(bool namespaces)
    {
        var line = tokens.Here.Line;
        var first = TargetPart(namespaces);
        if (!tokens.Here.IsOperator(","))
        {
            return first;
        }

        List<Expression> items = [first];
        while (tokens.TakeOperator(",") && !tokens.Here.IsOperator(")") && !tokens.Here.IsName("in"))
        {
            items.Add(TargetPart(namespaces));
        }

        return new TupleDisplay(line, items);
    }

    /// <summary>The filters behind an operand, or those of a block, which has none.</summary>
    public Expression Filters(Expression? operand, bool firstWithoutSign = false)
    {
        for (var first = firstWithoutSign; first || tokens.TakeOperator("|"); first = false)
        {
            var name = DottedName();
            operand = new Filter(
                name.Line,
                operand,
                name.Value,
                tokens.Here.IsOperator("(") ? Arguments() : CallArguments.None
            );
        }

        return operand ?? throw tokens.Unexpected("a filter");
    }

    private Expression TargetPart(bool namespaces)
    {
        if (tokens.TakeOperator("("))
        {
            var inside = Target(namespaces);
            tokens.ExpectOperator(")");
            return inside;
        }

        var name = tokens.Expect(TokenKind.Name, "a name");
        if (
            name.Value
            is "true"
                or "false"
                or "none"
                or "True"
                or "False"
                or "None"
                or "not"
                or "in"
                or "is"
                or "and"
                or "or"
        )
        {
            throw new TemplateException(name.Line, $"'{name.Value}' cannot be given a value.");
        }

        var variable = new Variable(name.Line, name.Value);
        return namespaces && tokens.TakeOperator(".")
            ? new Attribute(name.Line, variable, tokens.Expect(TokenKind.Name, "a name").Value)
            : variable;
    }

    private bool EndsTuple() =>
        tokens.Here.Kind is TokenKind.VariableEnd or TokenKind.BlockEnd or TokenKind.End || tokens.Here.IsOperator(")");

    private Expression Or() =>
        Chain(And, () => tokens.TakeName("or") ? "or" : null, (line, a, _, b) => new Logical(line, a, false, b));

    private Expression And() =>
        Chain(Negation, () => tokens.TakeName("and") ? "and" : null, (line, a, _, b) => new Logical(line, a, true, b));

    private Expression Negation()
    {
        var line = tokens.Here.Line;
        if (!tokens.Here.IsName("not") || tokens.Ahead(1).IsName("in"))
        {
            return Compared();
        }

        tokens.Next();
        if (++depth > GreatestDepth)
        {
            throw new TemplateException(line, "an expression is nested too deep.");
        }

        var inner = new Not(line, Negation());
        depth--;
        return inner;
    }

    private Expression Compared()
    {
        var line = tokens.Here.Line;
        var first = Sum();
        var others = new List<(string Sign, Expression With)>();
        while (ComparisonSign() is { } sign)
        {
            others.Add((sign, Sum()));
        }

        return others.Count == 0 ? first : new Comparison(line, first, others);
    }

    private string? ComparisonSign()
    {
        if (tokens.Here.Kind == TokenKind.Operator && tokens.Here.Value is "==" or "!=" or "<" or ">" or "<=" or ">=")
        {
            return tokens.Next().Value;
        }

        if (tokens.TakeName("in"))
        {
            return "in";
        }

        if (tokens.Here.IsName("not") && tokens.Ahead(1).IsName("in"))
        {
            tokens.Next();
            tokens.Next();
            return "not in";
        }

        return null;
    }

    private Expression Sum() => Chain(Joined, () => Sign("+", "-"), Binary);

    private Expression Joined() => Chain(Product, () => Sign("~"), Binary);

    private Expression Product() => Chain(Power, () => Sign("*", "/", "//", "%"), Binary);

    private Expression Power() => Chain(() => Signed(filters: true), () => Sign("**"), Binary);

    private static Binary Binary(int line, Expression left, string sign, Expression right) =>
        new(line, left, sign, right);

    private string? Sign(params ReadOnlySpan<string> signs) =>
        tokens.Here.Kind == TokenKind.Operator && signs.IndexOf(tokens.Here.Value) >= 0 ? tokens.Next().Value : null;

    private Expression Chain(
        Func<Expression> operand,
        Func<string?> sign,
        Func<int, Expression, string, Expression, Expression> join
    )
    {
        var value = operand();
        for (var length = 0; sign() is { } found; length++)
        {
            if (length > LongestChain)
            {
                throw new TemplateException(tokens.Here.Line, "an expression has too many operators.");
            }

            value = join(tokens.Here.Line, value, found, operand());
        }

        return value;
    }

    private Expression Signed(bool filters)
    {
        var line = tokens.Here.Line;
        Expression value;
        if (Sign("-", "+") is { } sign)
        {
            if (++depth > GreatestDepth)
            {
                throw new TemplateException(line, "an expression is nested too deep.");
            }

            value = new Unary(line, sign, Signed(filters: false));
            depth--;
        }
        else
        {
            value = Primary();
        }

        value = Behind(value);
        return filters ? FiltersAndTests(value) : value;
    }

    private Expression Primary()
    {
        var token = tokens.Next();
        switch (token.Kind)
        {
            case TokenKind.Name:
                return token.Value switch
                {
                    "true" or "True" => new Literal(token.Line, true),
                    "false" or "False" => new Literal(token.Line, false),
                    "none" or "None" => new Literal(token.Line, null),
                    _ => new Variable(token.Line, token.Value),
                };
            case TokenKind.Text:
                var text = token.Value;
                while (tokens.Here.Kind == TokenKind.Text)
                {
                    text += tokens.Next().Value;
                }

                return new Literal(token.Line, new PyText(text));
            case TokenKind.Integer:
                return new Literal(token.Line, Integer(token.Value));
            case TokenKind.Float:
                return new Literal(token.Line, double.Parse(token.Value, CultureInfo.InvariantCulture));
            case TokenKind.Operator when token.Value == "(":
                return Parenthesized(token.Line);
            case TokenKind.Operator when token.Value == "[":
                return new ListDisplay(token.Line, Items("]"));
            case TokenKind.Operator when token.Value == "{":
                return Dict(token.Line);
            default:
                throw new TemplateException(
                    token.Line,
                    token.Kind == TokenKind.Operator
                        ? $"'{token.Value}' stands where a value belongs."
                        : "a value is missing."
                );
        }
    }

    private static BigInteger Integer(string digits)
    {
        if (digits is not ['0', var kind and ('x' or 'X' or 'o' or 'O' or 'b' or 'B'), ..])
        {
            return BigInteger.Parse(digits, CultureInfo.InvariantCulture);
        }

        var radix = char.ToLowerInvariant(kind) switch
        {
            'x' => 16,
            'o' => 8,
            _ => 2,
        };
        return digits
            .Skip(2)
            .Aggregate(BigInteger.Zero, (sofar, digit) => (sofar * radix) + Convert.ToInt32(digit.ToString(), 16));
    }

    private Expression Parenthesized(int line)
    {
        if (tokens.TakeOperator(")"))
        {
            return new TupleDisplay(line, []);
        }

        var inside = TupleOrExpression();
        tokens.ExpectOperator(")");
        return inside;
    }

    private List<Expression> Items(string end)
    {
        var items = new List<Expression>();
        while (!tokens.TakeOperator(end))
        {
            if (items.Count > 0)
            {
                tokens.ExpectOperator(",");
                if (tokens.TakeOperator(end))
                {
                    break;
                }
            }

            items.Add(Expression());
        }

        return items;
    }

    private DictDisplay Dict(int line)
    {
        var entries = new List<(Expression Key, Expression Value)>();
        while (!tokens.TakeOperator("}"))
        {
            if (entries.Count > 0)
            {
                tokens.ExpectOperator(",");
                if (tokens.TakeOperator("}"))
                {
                    break;
                }
            }

            var key = Expression();
            tokens.ExpectOperator(":");
            entries.Add((key, Expression()));
        }

        return new(line, entries);
    }

    private Expression Behind(Expression value)
    {
        for (var length = 0; ; length++)
        {
            if (length > LongestChain)
            {
                throw new TemplateException(tokens.Here.Line, "an expression has too many operators.");
            }

            var line = tokens.Here.Line;
            if (tokens.TakeOperator("."))
            {
                value =
                    tokens.Here.Kind == TokenKind.Integer
                        ? new Item(line, value, new Literal(line, Integer(tokens.Next().Value)))
                        : new Attribute(line, value, tokens.Expect(TokenKind.Name, "a name").Value);
            }
            else if (tokens.TakeOperator("["))
            {
                value = Subscript(line, value);
            }
            else if (tokens.Here.IsOperator("("))
            {
                value = new Call(line, value, Arguments());
            }
            else
            {
                return value;
            }
        }
    }

    private Expression Subscript(int line, Expression of)
    {
        var start = tokens.Here.IsOperator(":") ? null : TupleOrExpression();
        if (!tokens.TakeOperator(":"))
        {
            tokens.ExpectOperator("]");
            return new Item(line, of, start!);
        }

        var stop = tokens.Here.IsOperator(":") || tokens.Here.IsOperator("]") ? null : Expression();
        var step = tokens.TakeOperator(":") && !tokens.Here.IsOperator("]") ? Expression() : null;
        tokens.ExpectOperator("]");
        return new Slice(line, of, start, stop, step);
    }

    private Expression FiltersAndTests(Expression value)
    {
        for (var length = 0; ; length++)
        {
            if (length > LongestChain)
            {
                throw new TemplateException(tokens.Here.Line, "an expression has too many operators.");
            }

            var line = tokens.Here.Line;
            if (tokens.Here.IsOperator("|"))
            {
                value = Filters(value);
            }
            else if (tokens.TakeName("is"))
            {
                value = TestOf(value, line);
            }
            else if (tokens.Here.IsOperator("("))
            {
                value = new Call(line, value, Arguments());
            }
            else
            {
                return value;
            }
        }
    }

    private Expression TestOf(Expression value, int line)
    {
        var negated = tokens.TakeName("not");
        var name = DottedName();
        var arguments = CallArguments.None;
        if (tokens.Here.IsOperator("("))
        {
            arguments = Arguments();
        }
        else if (
            tokens.Here.Kind is TokenKind.Text or TokenKind.Integer or TokenKind.Float
            || tokens.Here.IsOperator("[")
            || tokens.Here.IsOperator("{")
            || (
                tokens.Here.Kind == TokenKind.Name
                && tokens.Here.Value is not ("else" or "or" or "and" or "is" or "if" or "not" or "in")
            )
        )
        {
            arguments = CallArguments.None with { Places = [Behind(Primary())] };
        }

        Expression test = new Test(line, value, name.Value, arguments);
        return negated ? new Not(line, test) : test;
    }

    private Token DottedName()
    {
        var name = tokens.Expect(TokenKind.Name, "a name");
        while (tokens.TakeOperator("."))
        {
            name = name with { Value = $"{name.Value}.{tokens.Expect(TokenKind.Name, "a name").Value}" };
        }

        return name;
    }

    private CallArguments Arguments()
    {
        var places = new List<Expression>();
        var names = new List<(string Name, Expression Value)>();
        Expression? morePlaces = null;
        Expression? moreNames = null;
        tokens.ExpectOperator("(");
        for (var first = true; !tokens.TakeOperator(")"); first = false)
        {
            if (!first)
            {
                tokens.ExpectOperator(",");
                if (tokens.TakeOperator(")"))
                {
                    break;
                }
            }

            if (morePlaces is null && moreNames is null && tokens.TakeOperator("*"))
            {
                morePlaces = Expression();
            }
            else if (moreNames is null && tokens.TakeOperator("**"))
            {
                moreNames = Expression();
            }
            else if (tokens.Here.Kind == TokenKind.Name && tokens.Ahead(1).IsOperator("=") && moreNames is null)
            {
                var name = tokens.Next().Value;
                tokens.Next();
                names.Add((name, Expression()));
            }
            else if (names.Count == 0 && morePlaces is null && moreNames is null)
            {
                places.Add(Expression());
            }
            else
            {
                throw tokens.Unexpected("an argument with a name");
            }
        }

        return new(places, names, morePlaces, moreNames);
    }
}
