using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>Ops as C# on typed tensors: one line for each. Composites are not among them; they are expanded before.</summary>
internal sealed class TorchOps(CodeWriter writer)
{
    /// <summary>What the body of experts calls the one that it computes.</summary>
    public const string Expert = "expert";

    /// <summary>How tightly an expression binds.</summary>
    private enum Binding
    {
        Sum,
        Product,
        Call,
    }

    /// <summary>The op as an expression that nothing stands around.</summary>
    public string Print(Op op) =>
        op switch
        {
            Read read => read.Name,
            Inner inner => Through(inner.Member, inner.X),
            Lookup lookup => Through(lookup.Member, lookup.X),
            TokenPositions positions =>
                $"{Receiver(positions.X)}.Positions<{Dim(positions.Range)}>({Start(positions)})",
            Linear linear => Through(linear.Member, linear.X),
            Norm norm => Through(norm.Member, norm.X),
            Dropout dropout => Through(dropout.Member, dropout.X),
            Rotate { Sections.Count: 0 } rotate => Through(rotate.Member, rotate.X),
            Rotate rotate => $"{rotate.Member}.Forward({Print(rotate.X)}, {Sections(rotate.X.Axes.Last)})",
            AddParameter add => $"{Print(add.X)} + {add.Member}",
            AddNumber add => $"{Print(add.X)} + {Numbers.Text(add.Number)}",
            AddBias { GroupedHeads: "" } add => $"{Print(add.X)} + {add.Member}.For({Print(add.X)})",
            AddBias add =>
                $"{Print(add.X)} + {add.Member}.For({Print(add.X)}, {Into(add.GroupedHeads, add.X.Axes[1])})",
            Add add => $"{Print(add.Left)} + {Print(add.Right, Binding.Product)}",
            Multiply multiply => $"{Print(multiply.Left, Binding.Product)} * {Receiver(multiply.Right)}",
            ScaleBy { Factor: Factor.RootOf root } scale =>
                $"{Receiver(scale.X)}.TimesRounded(~Math.Sqrt({Dim(root.Dim)}.Size))",
            ScaleBy scale => $"{Print(scale.X, Binding.Product)} {Print(scale.Factor)}",
            SoftCap cap => $"{Receiver(cap.X)}.SoftCap({Number(cap.Cap)})",
            Clamp clamp => $"{Receiver(clamp.X)}.Clamp({Number(clamp.Low)}, {Number(clamp.High)})",
            Activate activate => $"{Receiver(activate.X)}.{activate.Function}()",
            SplitHeads split => $"{Receiver(split.X)}.Unflatten({Into(split.Whole, split.Heads)}).TransposeMiddle()",
            MergeHeads merge => $"{Receiver(merge.X)}.Flatten({Into(merge.Whole, merge.Heads)})",
            Split split => $"{Receiver(split.X)}.Split({Sections(split.Whole)})",
            Join join => $"{Receiver(join.Sections[0])}.Concat({Others(join)}, {Sections(join.Whole)})",
            Repeat repeat => $"{Receiver(repeat.X)}.SharedBy<{Dim(repeat.By)}>()",
            HeadsLast last => $"{Receiver(last.X)}.TransposeMiddle()",
            GroupHeads group => $"{Receiver(group.X)}.UnflattenHeads({Into(group.Whole, group.KvHeads)})",
            UngroupHeads group => $"{Receiver(group.X)}.FlattenHeads({Into(group.Whole, group.KvHeads)})",
            Remember remember => AsKeys(remember),
            Scores scores => $"{Receiver(scores.Left)}.MatMul({Receiver(scores.Right)}.TransposeLast())",
            MaskedFill fill => $"{Receiver(fill.X)}.MaskedFill({fill.Member}.For({Print(fill.X)}))",
            Softmax softmax => $"{Receiver(softmax.X)}.{Softmax(softmax)}{(softmax.IsPlain ? ".AsTensor()" : "")}",
            Weigh weigh => $"{Receiver(weigh.Left)}.MatMul({Print(weigh.Right)})",
            TopK top => $"{Receiver(top.X)}.TopK<{Dim(top.Chosen)}>()",
            Pick pick => $"{Receiver(pick.Left)}.PickMany({Print(pick.Right)})",
            DivideBySum divide =>
                $"{Receiver(divide.X)}.DivideRows({Receiver(divide.X)}.Sum(){(divide.Added == 0 ? "" : $" + {Number(divide.Added)}")})",
            GroupScores { Groups: var groups } scores =>
                $"{Receiver(scores.X)}.Unflatten({Into(scores.X.Axes.Last, groups.Groups)}).{(groups.IsSumOfBestTwo ? "TopK<~Two>().Values.Sum()" : "Max()")}",
            KeepGroups keep =>
                $"{Receiver(keep.Left)}.KeepGroups({Print(keep.Right)}, {Into(keep.Left.Axes.Last, keep.Groups.Groups)})",
            ScaleRows scale => $"{Receiver(scale.Left)}.ScaleRows({Print(scale.Right)})",
            SumOfRows sum => $"{Receiver(sum.X)}.SumOfRows()",
            SumOfLast sum => $"{Receiver(sum.X)}.Sum()",
            FusedAttend fused =>
                $"{Receiver(fused.Queries)}.ScaledDotProductAttention({string.Join(", ", Arguments(fused))})",
            LinearOfExperts linear =>
                $"{Receiver(linear.X)}.MatMul({linear.Member}.Of({Expert}).TransposeLast()){(linear.Bias.Length == 0 ? "" : $" + {linear.Bias}.Of({Expert})")}",
            _ => throw new NotSupportedException(
                $"{op} has no line in torch: it is to be expanded, or to be added here."
            ),
        };

    private static Binding Of(Op op) =>
        op switch
        {
            Add or AddParameter or AddNumber or AddBias or LinearOfExperts { Bias.Length: > 0 } => Binding.Sum,
            ScaleBy { Factor: Factor.RootOf } => Binding.Call,
            Multiply or ScaleBy => Binding.Product,
            _ => Binding.Call,
        };

    private string Print(Op op, Binding atLeast) => Of(op) < atLeast ? $"({Print(op)})" : Print(op);

    /// <summary>The op as that of which a method is called.</summary>
    private string Receiver(Op op) => Print(op, Binding.Call);

    private string Through(string member, Op x) => $"{member}.Forward({Print(x)})";

    private string AsKeys(Remember remember)
    {
        // AsKeys is an extension: it exists for tensors of positions alone.
        writer.Import(RuntimeNames.Torch);
        return $"{Receiver(remember.X)}.AsKeys()";
    }

    private string Print(Factor factor) =>
        factor switch
        {
            Factor.Number number => $"* {Number(number.Value)}",
            Factor.OneOverRootOf root => $"/ ~Math.Sqrt({Dim(root.Dim)}.Size)",
            Factor.Parameter parameter => $"* {parameter.Member}",
            _ => throw new NotSupportedException($"{factor} has no line in torch."),
        };

    private static string Softmax(Softmax softmax) =>
        softmax.Sinks.Length == 0 ? "Softmax()"
        : softmax.GroupedHeads.Length == 0 ? $"SoftmaxWithSinks({softmax.Sinks})"
        : $"SoftmaxWithSinks({softmax.Sinks}.Unflatten({Into(softmax.GroupedHeads, softmax.X.Axes[1])}))";

    private IEnumerable<string> Arguments(FusedAttend fused)
    {
        yield return Print(fused.Keys);
        yield return Print(fused.Values);
        if (fused.How.Mask is { } mask)
        {
            yield return mask.Member;
        }

        if (fused.How.Scale is Factor.Number scale)
        {
            yield return $"scale: {Number(scale.Value)}";
        }

        if (fused.How.Dropout.Length > 0)
        {
            yield return $"dropout: {fused.How.Dropout}";
        }
    }

    private string Others(Join join) => string.Join(", ", join.Sections.Skip(1).Select(Print));

    private static string Start(TokenPositions positions) =>
        positions.Offset == 0 ? "" : Numbers.Text(positions.Offset);

    private static string Number(double value) =>
        double.IsNegativeInfinity(value) ? "double.NegativeInfinity"
        : double.IsPositiveInfinity(value) ? "double.PositiveInfinity"
        : Numbers.Text(value);

    /// <summary>The evidence that a dimension is a product; the second factor is not part of its name.</summary>
    private static string Into(string whole, string outer) => Evidence.Product(whole, outer, "").Reference;

    private static string Sections(string whole) => Evidence.Sum(whole, []).Reference;

    private string Dim(string name) => writer.Runtime([name]);
}
