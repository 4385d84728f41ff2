namespace TypedGpt.Templates.Syntax;

/// <summary>Makes the tree of a template's statements.</summary>
internal sealed class TemplateParser
{
    private const int GreatestDepth = 100;

    private static readonly string[] Foreign =
    [
        "include",
        "import",
        "from",
        "extends",
        "block",
        "do",
        "with",
        "autoescape",
        "trans",
        "debug",
    ];

    private readonly TokenReader tokens;
    private readonly ExpressionParser expressions;
    private int depth;
    private int loops;

    private TemplateParser(List<Token> all)
    {
        tokens = new(all);
        expressions = new(tokens);
    }

    /// <summary>The statements of a template.</summary>
    /// <exception cref="TemplateException">It is no template, or has a statement that is not supported.</exception>
    public static IReadOnlyList<Statement> Parse(string source)
    {
        var parser = new TemplateParser(TemplateLexer.Read(source));
        return parser.Body([]);
    }

    /// <summary>Statements up to a tag of one of the names, which is left to be read; up to the end for none.</summary>
    private List<Statement> Body(string[] ends, int beginLine = 0)
    {
        if (++depth > GreatestDepth)
        {
            throw new TemplateException(tokens.Here.Line, "statements are nested too deep.");
        }

        var statements = new List<Statement>();
        while (true)
        {
            var token = tokens.Here;
            switch (token.Kind)
            {
                case TokenKind.Data:
                    tokens.Next();
                    statements.Add(new Data(token.Line, token.Value));
                    break;
                case TokenKind.VariableBegin:
                    tokens.Next();
                    statements.Add(new Output(token.Line, expressions.TupleOrExpression()));
                    tokens.Expect(TokenKind.VariableEnd, "'}}'");
                    break;
                case TokenKind.BlockBegin:
                    var name = tokens.Ahead(1);
                    if (name.Kind == TokenKind.Name && ends.Contains(name.Value, StringComparer.Ordinal))
                    {
                        depth--;
                        tokens.Next();
                        return statements;
                    }

                    tokens.Next();
                    statements.Add(Statement());
                    break;
                default:
                    depth--;
                    return ends.Length == 0
                        ? statements
                        : throw new TemplateException(beginLine, $"this statement has no '{ends[^1]}'.");
            }
        }
    }

    private Statement Statement()
    {
        var token = tokens.Expect(TokenKind.Name, "the name of a statement");
        return token.Value switch
        {
            "for" => For(token.Line),
            "if" => If(token.Line),
            "set" => Set(token.Line),
            "macro" => Macro(token.Line),
            "call" => Call(token.Line),
            "filter" => Filter(token.Line),
            "generation" => new GenerationBlock(token.Line, Block("endgeneration", token.Line)),
            "break" => Jump(new Break(token.Line)),
            "continue" => Jump(new Continue(token.Line)),
            _ when Foreign.Contains(token.Value, StringComparer.Ordinal) => throw new TemplateException(
                token.Line,
                $"the statement '{token.Value}' is not supported."
            ),
            _ => throw new TemplateException(token.Line, $"there is no statement '{token.Value}' here."),
        };
    }

    /// <summary>The body of a statement whose tag ends here, with its end.</summary>
    private List<Statement> Block(string end, int beginLine)
    {
        tokens.EndBlock();
        var body = Body([end], beginLine);
        tokens.Next();
        tokens.EndBlock();
        return body;
    }

    private Statement Jump(Statement statement)
    {
        tokens.EndBlock();
        return loops > 0
            ? statement
            : throw new TemplateException(statement.Line, "'break' and 'continue' stand in loops.");
    }

    private For For(int line)
    {
        var target = expressions.Target(namespaces: false);
        tokens.ExpectName("in");
        var over = expressions.TupleOrExpression(conditions: false);
        var where = tokens.TakeName("if") ? expressions.Expression() : null;
        if (tokens.Here.IsName("recursive"))
        {
            throw new TemplateException(line, "'recursive' is not supported.");
        }

        tokens.EndBlock();
        loops++;
        var body = Body(["else", "endfor"], line);
        loops--;
        List<Statement> otherwise = [];
        if (tokens.TakeName("else"))
        {
            tokens.EndBlock();
            otherwise = Body(["endfor"], line);
        }

        tokens.ExpectName("endfor");
        tokens.EndBlock();
        return new(line, target, over, where, body, otherwise);
    }

    private If If(int line)
    {
        var when = expressions.TupleOrExpression(conditions: false);
        tokens.EndBlock();
        var then = Body(["elif", "else", "endif"], line);
        var next = tokens.Next();
        switch (next.Value)
        {
            case "elif":
                if (++depth > GreatestDepth)
                {
                    throw new TemplateException(next.Line, "statements are nested too deep.");
                }

                List<Statement> otherwise = [If(next.Line)];
                depth--;
                return new(line, when, then, otherwise);
            case "else":
                return new(line, when, then, Block("endif", line));
            default:
                tokens.EndBlock();
                return new(line, when, then, []);
        }
    }

    private Statement Set(int line)
    {
        var target = expressions.Target(namespaces: true);
        if (tokens.TakeOperator("="))
        {
            var value = expressions.TupleOrExpression();
            tokens.EndBlock();
            return new Set(line, target, value);
        }

        var filters = tokens.Here.IsOperator("|") ? expressions.Filters(null) : null;
        return new SetBlock(line, target, filters, Block("endset", line));
    }

    private Macro Macro(int line)
    {
        var name = tokens.Expect(TokenKind.Name, "the name of a macro").Value;
        var parameters = Parameters();
        return new(line, new(name, parameters, InMacro("endmacro", line)));
    }

    private CallBlock Call(int line)
    {
        var parameters = tokens.Here.IsOperator("(") ? Parameters() : [];
        var of = expressions.Expression();
        return of is Call
            ? new(line, of, new("caller", parameters, InMacro("endcall", line)))
            : throw new TemplateException(line, "'call' needs a call of a macro.");
    }

    /// <summary>No loop around a macro can be left from inside.</summary>
    private List<Statement> InMacro(string end, int line)
    {
        var outer = loops;
        loops = 0;
        var body = Block(end, line);
        loops = outer;
        return body;
    }

    private FilterBlock Filter(int line)
    {
        var filters = expressions.Filters(null, firstWithoutSign: true);
        return new(line, filters, Block("endfilter", line));
    }

    private List<(string Name, Expression? Default)> Parameters()
    {
        var parameters = new List<(string Name, Expression? Default)>();
        tokens.ExpectOperator("(");
        while (!tokens.TakeOperator(")"))
        {
            if (parameters.Count > 0)
            {
                tokens.ExpectOperator(",");
            }

            var name = tokens.Expect(TokenKind.Name, "the name of a parameter");
            var value = tokens.TakeOperator("=") ? expressions.Expression() : null;
            if (value is null && parameters is [.., { Default: not null }])
            {
                throw new TemplateException(
                    name.Line,
                    $"the parameter '{name.Value}' needs a default, as the one before it has."
                );
            }

            parameters.Add((name.Value, value));
        }

        return parameters;
    }
}
