namespace TypedGpt.Templates.Syntax;

/// <summary>The kinds of tokens.</summary>
internal enum TokenKind
{
    /// <summary>Text between the tags.</summary>
    Data,
    VariableBegin,
    VariableEnd,
    BlockBegin,
    BlockEnd,
    Name,
    Text,
    Integer,
    Float,
    Operator,
    End,
}

/// <summary>A token with the line on which it begins.</summary>
internal readonly record struct Token(TokenKind Kind, string Value, int Line)
{
    public bool IsOperator(string sign) => Kind == TokenKind.Operator && Value == sign;

    public bool IsName(string name) => Kind == TokenKind.Name && Value == name;
}
