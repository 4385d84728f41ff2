namespace TypedGpt.Templates.Syntax;

/// <summary>What does something.</summary>
/// <param name="Line">The template's line, from 1.</param>
internal abstract record Statement(int Line);

/// <summary>Text between tags.</summary>
internal sealed record Data(int Line, string Text) : Statement(Line);

/// <summary>{{ x }}</summary>
internal sealed record Output(int Line, Expression Of) : Statement(Line);

internal sealed record If(int Line, Expression When, IReadOnlyList<Statement> Then, IReadOnlyList<Statement> Otherwise)
    : Statement(Line);

internal sealed record For(
    int Line,
    Expression Target,
    Expression Over,
    Expression? Where,
    IReadOnlyList<Statement> Body,
    IReadOnlyList<Statement> Otherwise
) : Statement(Line);

/// <summary>{% set target = value %}</summary>
internal sealed record Set(int Line, Expression Target, Expression Value) : Statement(Line);

/// <summary>{% set target %}..{% endset %}, with the filters behind its name.</summary>
internal sealed record SetBlock(int Line, Expression Target, Expression? Filters, IReadOnlyList<Statement> Body)
    : Statement(Line);

/// <summary>The parameters and the body of a macro.</summary>
internal sealed record MacroBody(
    string Name,
    IReadOnlyList<(string Name, Expression? Default)> Parameters,
    IReadOnlyList<Statement> Body
);

internal sealed record Macro(int Line, MacroBody Of) : Statement(Line);

/// <summary>{% call(x) macro() %}..{% endcall %}</summary>
internal sealed record CallBlock(int Line, Expression Of, MacroBody Caller) : Statement(Line);

internal sealed record FilterBlock(int Line, Expression Filters, IReadOnlyList<Statement> Body) : Statement(Line);

/// <summary>{% generation %}: what the model wrote; its body is rendered.</summary>
internal sealed record GenerationBlock(int Line, IReadOnlyList<Statement> Body) : Statement(Line);

internal sealed record Break(int Line) : Statement(Line);

internal sealed record Continue(int Line) : Statement(Line);
