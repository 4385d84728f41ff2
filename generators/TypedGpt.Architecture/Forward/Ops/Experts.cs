using System;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Forward;

/// <summary>
/// The sum of gate x expert(x) over the experts of each token: [Batch, Seq, Width] keeps its axes. Only the experts that were
/// chosen are computed.
/// </summary>
/// <param name="X">The tokens.</param>
/// <param name="Route">Where they are sent.</param>
/// <param name="Body">One expert: a pass over <c>rows</c>, [Routed, Width], of the same axes.</param>
internal sealed record Experts(Op X, Route Route, ForwardPass Body) : Op(Checked(X, Route, Body)), IComposite
{
    public override EquatableArray<Op> Operands => [X, Route];

    public override Op Map(Func<Op, Op> map) => this with { X = map(X), Route = (Route)map(Route) };

    /// <summary>One of several experts, made of ops over the tokens that it is sent.</summary>
    public static ForwardPass Of(Axes tokens, Func<Steps, Op, Op> body) =>
        ForwardPass.From(new Read("rows", [Axes.Routed, tokens.Last]), body);

    /// <inheritdoc />
    public Op Expand(Steps steps)
    {
        var (gates, chosen) = Route.Expand(steps);
        gates = gates is Read ? gates : steps.Let("gates", gates);
        steps.Gap();
        var outputs = steps.Let("outputs", new ChosenExperts(X, chosen, Body));
        steps.Gap();
        return new SumOfRows(steps.Let("routed", new ScaleRows(outputs, gates)));
    }

    private static Axes Checked(Op x, Route route, ForwardPass body)
    {
        AxesException.Unless(
            route.X.Axes.WithLast(x.Axes.Last).Equals(x.Axes)
                && body.Input.Axes.Equals([Axes.Routed, x.Axes.Last])
                && body.Output.Equals(body.Input.Axes),
            "Experts",
            "tokens, scores of the same tokens, and a body from [Routed, Width] to the same",
            x.Axes,
            route.X.Axes,
            body.Input.Axes,
            body.Output
        );
        return x.Axes;
    }
}

/// <summary>
/// What each chosen expert makes of each token: [Batch, Seq, Width] and the experts of each token, [Batch, Seq, Chosen], to
/// [Batch, Seq, Chosen, Width].
/// </summary>
/// <param name="Left">The tokens.</param>
/// <param name="Right">The experts of each.</param>
/// <param name="Body">One expert.</param>
internal sealed record ChosenExperts(Op Left, Op Right, ForwardPass Body)
    : BinaryOp(Left, Right, Left.Axes.Replaced(Left.Axes.Count - 1, 0, Right.Axes.Last));

/// <summary>
/// A product with the weight of one expert, out of [Experts, Out, In], and its bias, out of [Experts, Out]: [Routed, In] to
/// [Routed, Out].
/// </summary>
/// <param name="Member">The weight.</param>
/// <param name="Bias">The bias; empty where there is none.</param>
/// <param name="In">The width that it takes.</param>
/// <param name="Out">The width that it gives.</param>
/// <param name="X">What it is given.</param>
internal sealed record LinearOfExperts(string Member, string Bias, string In, string Out, Op X)
    : UnaryOp(
        X,
        AxesException
            .Ranked(2, $"LinearOfExperts {Member}", AxesException.Ending(In, $"LinearOfExperts {Member}", X.Axes))
            .WithLast(Out)
    ),
        IMemberOp;
