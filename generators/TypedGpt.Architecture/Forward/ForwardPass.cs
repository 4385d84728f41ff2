using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>What a layer computes: named steps over small trees of ops.</summary>
/// <param name="Input">What it reads.</param>
/// <param name="Steps">What it does, the last step being its <see cref="Return"/>.</param>
internal sealed record ForwardPass(Read Input, EquatableArray<Step> Steps)
{
    /// <summary>The axes of what it gives.</summary>
    public Axes Output => Steps[Steps.Count - 1].Evaluated!.Axes;

    /// <summary>A pass over vectors, one for each token: <c>x</c>, [Batch, Seq, Emb].</summary>
    public static ForwardPass OfTokens(Func<Steps, Op, Op> body) => From(new Read("x", Axes.Tokens), body);

    /// <summary>A pass over token ids: <c>ids</c>, [Batch, Seq].</summary>
    public static ForwardPass OfIds(Func<Steps, Op, Op> body) => From(new Read("ids", Axes.Ids, "Vocab"), body);

    /// <summary>The pass that <paramref name="body"/> describes; what the body gives is what it returns.</summary>
    public static ForwardPass From(Read input, Func<Steps, Op, Op> body)
    {
        var steps = new Steps(input);
        steps.Add(new Return(body(steps, input)));
        return new(input, steps.All);
    }

    /// <summary>The same without composites, each in the ops that it stands for.</summary>
    public ForwardPass Expanded()
    {
        var expanded = new Steps(Input, reserved: Steps.OfType<Let>().SelectMany(step => step.Names));
        foreach (var step in Steps)
        {
            expanded.Add(step.Evaluated is { } value ? step.With(Expand(value)) : step);
        }

        return new(Input, expanded.All);

        Op Expand(Op op)
        {
            var plain = op.Map(Expand);
            return plain is IComposite composite ? composite.Expand(expanded) : plain;
        }
    }

    /// <summary>Every op of every step, operands before what is computed of them.</summary>
    public IEnumerable<Op> Ops => Steps.Select(step => step.Evaluated).OfType<Op>().SelectMany(WithOperands);

    /// <summary>An op after all ops below it.</summary>
    public static IEnumerable<Op> WithOperands(Op op) => op.Operands.SelectMany(WithOperands).Append(op);
}
