using System;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// The sum of gate x expert(x) over the experts of each token: [Batch, Seq, Width] keeps its axes. The expansion computes
/// every expert and picks; counts are of those that are chosen.
/// </summary>
/// <param name="X">The tokens.</param>
/// <param name="Route">Where they are sent.</param>
/// <param name="Body">One expert: a pass over <c>each</c>, [Batch, Experts, Seq, Width], of the same axes.</param>
internal sealed record Experts(Op X, Route Route, ForwardPass Body) : Op(Checked(X, Route, Body)), IComposite
{
    public override EquatableArray<Op> Operands => [X, Route];

    public override Op Map(Func<Op, Op> map) => this with { X = map(X), Route = (Route)map(Route) };

    /// <summary>An expert of that many, made of ops over what it is given.</summary>
    public static ForwardPass Of(string experts, Axes tokens, Func<Steps, Op, Op> body) =>
        ForwardPass.From(new Read("each", tokens.Replaced(1, 0, experts)), body);

    /// <inheritdoc />
    public Op Expand(Steps steps)
    {
        var (gates, chosen) = Route.Expand(steps);
        gates = gates is Read ? gates : steps.Let("gates", gates);
        steps.Gap();
        steps.Let(Body.Input.Name, new Repeat(Route.Experts, X));
        Op outputs = Body.Input;
        foreach (var step in Body.Steps)
        {
            if (step is Return returned)
            {
                outputs = steps.Let("outputs", new HeadsLast(returned.Value));
            }
            else
            {
                steps.Add(step);
            }
        }

        steps.Gap();
        return new SumOfRows(steps.Let("routed", new ScaleRows(new PickRows(outputs, chosen), gates)));
    }

    private static Axes Checked(Op x, Route route, ForwardPass body)
    {
        AxesException.Unless(
            route.X.Axes.WithLast(x.Axes.Last).Equals(x.Axes)
                && body.Input.Axes.Equals(x.Axes.Replaced(1, 0, route.Experts))
                && body.Output.Equals(body.Input.Axes),
            "Experts",
            "tokens, scores of the same tokens, and a body from [Batch, Experts, Seq, Width] to the same",
            x.Axes,
            route.X.Axes,
            body.Input.Axes,
            body.Output
        );
        return x.Axes;
    }
}

/// <summary>
/// A product with the weight of each expert, [Experts, Out, In], and its bias, [Experts, Out]: [Batch, Experts, Seq, In]
/// to [Batch, Experts, Seq, Out].
/// </summary>
/// <param name="Member">The weight.</param>
/// <param name="Bias">The bias; empty where there is none.</param>
/// <param name="In">The width that an expert takes.</param>
/// <param name="Out">The width that it gives.</param>
/// <param name="X">What each is given.</param>
internal sealed record LinearOfExperts(string Member, string Bias, string In, string Out, Op X)
    : UnaryOp(
        X,
        AxesException
            .Ranked(4, $"LinearOfExperts {Member}", AxesException.Ending(In, $"LinearOfExperts {Member}", X.Axes))
            .WithLast(Out)
    ),
        IMemberOp;
