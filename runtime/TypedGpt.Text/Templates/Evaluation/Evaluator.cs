using System.Numerics;
using System.Runtime.CompilerServices;
using TypedGpt.Templates.Syntax;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Computes the value of expressions.</summary>
internal sealed class Evaluator
{
    private readonly Budget budget;
    private readonly Arithmetic arithmetic;
    private readonly Filters filters;

    public Evaluator(Budget budget)
    {
        this.budget = budget;
        arithmetic = new(budget);
        filters = new(budget, arithmetic);
    }

    /// <summary>The line of what is computed now, or was last.</summary>
    public int? Line { get; set; }

    /// <summary>The value of an expression.</summary>
    /// <param name="expression">The expression.</param>
    /// <param name="scope">The names it sees.</param>
    /// <param name="operand">What the first of a block's filters works on.</param>
    public object? Value(Expression expression, Scope scope, PyText? operand = null)
    {
        RuntimeHelpers.EnsureSufficientExecutionStack();
        budget.Step();
        switch (expression)
        {
            case Literal literal:
                return literal.Value;
            case Variable variable:
                return scope.TryGet(variable.Name, out var found)
                    ? found
                    : new Undefined($"'{variable.Name}' is undefined.");
            case ListDisplay list:
                return new PyList([.. list.Items.Select(item => Value(item, scope))]);
            case TupleDisplay tuple:
                return new PyTuple([.. tuple.Items.Select(item => Value(item, scope))]);
            case DictDisplay dict:
                return Dict(dict, scope);
            case Conditional conditional:
                return Python.Truth(Value(conditional.When, scope)) ? Value(conditional.Then, scope)
                    : conditional.Otherwise is { } otherwise ? Value(otherwise, scope)
                    : new Undefined("an 'if' without 'else' gave nothing.");
            case Logical logical:
                var left = Value(logical.Left, scope);
                return Python.Truth(left) == logical.IsAnd ? Value(logical.Right, scope) : left;
            case Not not:
                return !Python.Truth(Value(not.Of, scope));
            case Comparison comparison:
                return Compared(comparison, scope);
            default:
                return Computed(expression, scope, operand);
        }
    }

    /// <summary>The value of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="scope">The names it sees.</param>
    /// <param name="caller">The body of the call block around it; null where there is none.</param>
    public object? Called(Call call, Scope scope, Callable? caller = null)
    {
        var of = Value(call.Of, scope);
        Line = call.Line;
        if (of is Undefined missing)
        {
            throw new PythonException(missing.Reason);
        }

        if (of is not Callable callable)
        {
            throw new PythonException($"a value of type {Python.TypeOf(of)} cannot be called.");
        }

        var arguments = Arguments(callable.Name, call.Arguments, scope);
        if (caller is not null)
        {
            arguments = arguments with
            {
                Names = new Dictionary<string, object?>(arguments.Names, StringComparer.Ordinal)
                {
                    ["caller"] = caller,
                },
            };
        }

        return callable.Call(arguments);
    }

    private object? Computed(Expression expression, Scope scope, PyText? operand)
    {
        switch (expression)
        {
            case Syntax.Attribute attribute:
                return Members.Attribute(Located(attribute.Of, expression, scope), attribute.Name, budget);
            case Item item:
                var container = Value(item.Of, scope);
                var key = Value(item.Key, scope);
                Line = expression.Line;
                return Members.Item(container, key, budget);
            case Slice slice:
                var sliced = Value(slice.Of, scope);
                var start = Optional(slice.Start, scope);
                var stop = Optional(slice.Stop, scope);
                var step = Optional(slice.Step, scope);
                Line = expression.Line;
                return Members.Slice(sliced, start, stop, step);
            case Unary unary:
                return arithmetic.Signed(unary.Sign, Located(unary.Of, expression, scope));
            case Binary binary:
                var left = Value(binary.Left, scope);
                var right = Value(binary.Right, scope);
                Line = expression.Line;
                return arithmetic.Compute(left, binary.Sign, right);
            case Call call:
                return Called(call, scope);
            case Filter filter:
                var value = filter.Of is null ? operand : Value(filter.Of, scope, operand);
                var arguments = Arguments(filter.Name, filter.Arguments, scope);
                Line = expression.Line;
                return filters.Apply(filter.Name, value, arguments);
            case Test test:
                var tested = Value(test.Of, scope);
                var with = Arguments(test.Name, test.Arguments, scope);
                Line = expression.Line;
                return Tests.Holds(test.Name, tested, with);
            default:
                throw new PythonException("this is no expression.");
        }
    }

    private object? Optional(Expression? expression, Scope scope) =>
        expression is null ? null : Value(expression, scope);

    private object? Located(Expression of, Expression whole, Scope scope)
    {
        var value = Value(of, scope);
        Line = whole.Line;
        return value;
    }

    private PyDict Dict(DictDisplay display, Scope scope)
    {
        var dict = new PyDict();
        foreach (var (key, value) in display.Entries)
        {
            dict.Set(Value(key, scope), Value(value, scope));
        }

        return dict;
    }

    private bool Compared(Comparison comparison, Scope scope)
    {
        var left = Value(comparison.First, scope);
        foreach (var (sign, with) in comparison.Others)
        {
            var right = Value(with, scope);
            Line = comparison.Line;
            if (!Tests.Compare(left, sign, right))
            {
                return false;
            }

            left = right;
        }

        return true;
    }

    private Arguments Arguments(string of, CallArguments given, Scope scope)
    {
        var places = given.Places.Select(place => Value(place, scope)).ToList();
        if (given.MorePlaces is { } more)
        {
            places.AddRange(Python.Items(Value(more, scope)));
        }

        var names = new Dictionary<string, object?>(StringComparer.Ordinal);
        foreach (var (name, value) in given.Names)
        {
            names[name] = Value(value, scope);
        }

        if (given.MoreNames is { } moreNames)
        {
            if (Value(moreNames, scope) is not PyDict dict)
            {
                throw new PythonException("what stands behind '**' is a dictionary.");
            }

            foreach (var (name, value) in dict.Entries)
            {
                names[Python.Text(name).Value] = value;
            }
        }

        return new(of, places, names);
    }
}
