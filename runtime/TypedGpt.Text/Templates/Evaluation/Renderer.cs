using System.Globalization;
using System.Runtime.CompilerServices;
using TypedGpt.Templates.Syntax;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Does what the statements of a template say, once.</summary>
internal sealed class Renderer
{
    private const int GreatestDepth = 100;

    private readonly Budget budget;
    private readonly Evaluator evaluator;
    private readonly Scope globals;
    private int depth;

    public Renderer(TemplateOptions options)
    {
        budget = new(options);
        evaluator = new(budget);
        globals = Globals.Create(options, budget);
    }

    private enum Flow
    {
        Next,
        Break,
        Continue,
    }

    /// <summary>The text of a template.</summary>
    /// <exception cref="TemplateException">It fails.</exception>
    public PyText Render(IReadOnlyList<Statement> statements, Dictionary<string, object?> context)
    {
        var scope = new Scope(globals);
        foreach (var (name, value) in context)
        {
            scope.Set(name, value);
        }

        var output = new PyTextBuilder();
        Run(statements, new(scope), output);
        return output.ToText();
    }

    private Flow Run(IReadOnlyList<Statement> statements, Scope scope, PyTextBuilder output)
    {
        foreach (var statement in statements)
        {
            try
            {
                RuntimeHelpers.EnsureSufficientExecutionStack();
                budget.Step();
                if (Run(statement, scope, output) is not Flow.Next and var flow)
                {
                    return flow;
                }
            }
            catch (PythonException wrong)
            {
                throw new TemplateException(evaluator.Line ?? statement.Line, wrong.Message, wrong.IsRefusal);
            }
            catch (InsufficientExecutionStackException)
            {
                throw new TemplateException(statement.Line, "the template calls itself too deep.");
            }
        }

        return Flow.Next;
    }

    private Flow Run(Statement statement, Scope scope, PyTextBuilder output)
    {
        evaluator.Line = statement.Line;
        switch (statement)
        {
            case Data data:
                Write(new(data.Text), output);
                return Flow.Next;
            case Output written:
                Write(Python.Text(evaluator.Value(written.Of, scope)), output);
                return Flow.Next;
            case If condition:
                return Run(
                    Python.Truth(evaluator.Value(condition.When, scope)) ? condition.Then : condition.Otherwise,
                    scope,
                    output
                );
            case For loop:
                return Run(loop, scope, output);
            case Set set:
                Assign(set.Target, evaluator.Value(set.Value, scope), scope);
                return Flow.Next;
            case SetBlock block:
                var text = Captured(block.Body, scope);
                Assign(block.Target, block.Filters is null ? text : evaluator.Value(block.Filters, scope, text), scope);
                return Flow.Next;
            case Macro macro:
                scope.Set(macro.Of.Name, Made(macro.Of, scope));
                return Flow.Next;
            case CallBlock call:
                Write(Python.Text(evaluator.Called((Call)call.Of, scope, Made(call.Caller, scope))), output);
                return Flow.Next;
            case FilterBlock filter:
                Write(Python.Text(evaluator.Value(filter.Filters, scope, Captured(filter.Body, scope))), output);
                return Flow.Next;
            case GenerationBlock generation:
                return Run(generation.Body, new(scope), output);
            default:
                return statement is Break ? Flow.Break : Flow.Continue;
        }
    }

    private Flow Run(For loop, Scope scope, PyTextBuilder output)
    {
        var items = Python.Items(evaluator.Value(loop.Over, scope));
        if (loop.Where is { } where)
        {
            items =
            [
                .. items.Where(item =>
                {
                    var inside = new Scope(scope);
                    Assign(loop.Target, item, inside);
                    return Python.Truth(evaluator.Value(where, inside));
                }),
            ];
        }

        for (var index = 0; index < items.Count; index++)
        {
            budget.Step();
            var turn = new Scope(scope);
            turn.Set("loop", new Loop(items, index));
            Assign(loop.Target, items[index], turn);
            if (Run(loop.Body, turn, output) == Flow.Break)
            {
                return Flow.Next;
            }
        }

        return items.Count == 0 ? Run(loop.Otherwise, new(scope), output) : Flow.Next;
    }

    private void Assign(Expression target, object? value, Scope scope)
    {
        switch (target)
        {
            case Variable variable:
                scope.Set(variable.Name, value);
                break;
            case Syntax.Attribute { Of: Variable of } attribute:
                if (!scope.TryGet(of.Name, out var found) || found is not PyNamespace space)
                {
                    throw new PythonException($"'{of.Name}' is no namespace: only of one a value can be set.");
                }

                space.Values[attribute.Name] = value;
                break;
            case TupleDisplay tuple:
                var items = Python.Items(value);
                if (items.Count != tuple.Items.Count)
                {
                    throw new PythonException(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{items.Count} values are given to {tuple.Items.Count} names."
                        )
                    );
                }

                for (var i = 0; i < items.Count; i++)
                {
                    Assign(tuple.Items[i], items[i], scope);
                }

                break;
            default:
                throw new PythonException("nothing can be given to this.");
        }
    }

    private PyText Captured(IReadOnlyList<Statement> body, Scope scope)
    {
        var output = new PyTextBuilder();
        Run(body, new(scope), output);
        return output.ToText();
    }

    private Callable Made(MacroBody macro, Scope home) =>
        new(
            macro.Name,
            arguments =>
            {
                if (++depth > GreatestDepth)
                {
                    throw new PythonException($"'{macro.Name}' calls itself too deep.");
                }

                var scope = new Scope(home);
                Bind(macro, arguments, scope);
                var text = Captured(macro.Body, scope);
                depth--;
                return text;
            }
        );

    private void Bind(MacroBody macro, Arguments arguments, Scope scope)
    {
        if (arguments.Places.Count > macro.Parameters.Count)
        {
            throw new PythonException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"'{macro.Name}' takes {macro.Parameters.Count} arguments, not {arguments.Places.Count}."
                )
            );
        }

        foreach (var (name, value) in arguments.Names)
        {
            if (name == "caller")
            {
                scope.Set(name, value);
            }
            else if (macro.Parameters.All(parameter => parameter.Name != name))
            {
                throw new PythonException($"'{macro.Name}' has no argument '{name}'.");
            }
        }

        for (var i = 0; i < macro.Parameters.Count; i++)
        {
            var (name, otherwise) = macro.Parameters[i];
            scope.Set(
                name,
                arguments.TryGet(i, name, out var value) ? value
                    : otherwise is null ? new Undefined($"the argument '{name}' of '{macro.Name}' was not given.")
                    : evaluator.Value(otherwise, scope)
            );
        }
    }

    private void Write(PyText text, PyTextBuilder output)
    {
        budget.Text(text.Value.Length);
        if (output.Length + text.Value.Length > budget.Characters)
        {
            budget.Text((long)output.Length + text.Value.Length);
        }

        output.Append(text);
    }
}
