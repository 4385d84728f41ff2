namespace TypedGpt.Templates.Syntax;

/// <summary>Goes through tokens.</summary>
internal sealed class TokenReader(List<Token> tokens)
{
    private int at;

    /// <summary>The token that is next.</summary>
    public Token Here => tokens[at];

    /// <summary>A later token; the end where there are no more.</summary>
    public Token Ahead(int count) => tokens[Math.Min(at + count, tokens.Count - 1)];

    /// <summary>Takes the next token.</summary>
    public Token Next() => tokens[at < tokens.Count - 1 ? at++ : at];

    public bool TakeOperator(string sign) => Take(Here.IsOperator(sign));

    public bool TakeName(string name) => Take(Here.IsName(name));

    public Token Expect(TokenKind kind, string wanted) => Here.Kind == kind ? Next() : throw Unexpected(wanted);

    public void ExpectOperator(string sign)
    {
        if (!TakeOperator(sign))
        {
            throw Unexpected($"'{sign}'");
        }
    }

    public void ExpectName(string name)
    {
        if (!TakeName(name))
        {
            throw Unexpected($"'{name}'");
        }
    }

    public void EndBlock() => Expect(TokenKind.BlockEnd, "'%}'");

    public TemplateException Unexpected(string wanted) =>
        new(
            Here.Line,
            $"{(
                Here.Kind switch
                {
                    TokenKind.End => "the template's end",
                    TokenKind.BlockEnd => "'%}'",
                    TokenKind.VariableEnd => "'}}'",
                    TokenKind.Text => "a text",
                    _ => $"'{Here.Value}'",
                }
            )} stands where {wanted} belongs."
        );

    private bool Take(bool matches)
    {
        if (matches)
        {
            Next();
        }

        return matches;
    }
}
