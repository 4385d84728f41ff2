namespace TypedGpt.Templates.Syntax;

/// <summary>What has a value.</summary>
/// <param name="Line">The template's line, from 1.</param>
internal abstract record Expression(int Line);

internal sealed record Literal(int Line, object? Value) : Expression(Line);

internal sealed record Variable(int Line, string Name) : Expression(Line);

internal sealed record ListDisplay(int Line, IReadOnlyList<Expression> Items) : Expression(Line);

internal sealed record TupleDisplay(int Line, IReadOnlyList<Expression> Items) : Expression(Line);

internal sealed record DictDisplay(int Line, IReadOnlyList<(Expression Key, Expression Value)> Entries)
    : Expression(Line);

/// <summary>x.name</summary>
internal sealed record Attribute(int Line, Expression Of, string Name) : Expression(Line);

/// <summary>x[key]</summary>
internal sealed record Item(int Line, Expression Of, Expression Key) : Expression(Line);

/// <summary>x[start:stop:step]</summary>
internal sealed record Slice(int Line, Expression Of, Expression? Start, Expression? Stop, Expression? Step)
    : Expression(Line);

internal sealed record Unary(int Line, string Sign, Expression Of) : Expression(Line);

internal sealed record Binary(int Line, Expression Left, string Sign, Expression Right) : Expression(Line);

/// <summary>a &lt; b &lt;= c</summary>
internal sealed record Comparison(int Line, Expression First, IReadOnlyList<(string Sign, Expression With)> Others)
    : Expression(Line);

/// <summary>and, or: the value that decides.</summary>
internal sealed record Logical(int Line, Expression Left, bool IsAnd, Expression Right) : Expression(Line);

internal sealed record Not(int Line, Expression Of) : Expression(Line);

/// <summary>a if b else c</summary>
internal sealed record Conditional(int Line, Expression When, Expression Then, Expression? Otherwise)
    : Expression(Line);

internal sealed record CallArguments(
    IReadOnlyList<Expression> Places,
    IReadOnlyList<(string Name, Expression Value)> Names,
    Expression? MorePlaces,
    Expression? MoreNames
)
{
    public static CallArguments None { get; } = new([], [], null, null);
}

internal sealed record Call(int Line, Expression Of, CallArguments Arguments) : Expression(Line);

/// <summary>x | name(arguments); without an operand it is that of a filter block.</summary>
internal sealed record Filter(int Line, Expression? Of, string Name, CallArguments Arguments) : Expression(Line);

/// <summary>x is name(arguments)</summary>
internal sealed record Test(int Line, Expression Of, string Name, CallArguments Arguments) : Expression(Line);
