using System.Numerics;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Counting;

/// <summary>
/// Runs a model in the arena of its plan without computing anything: each value that is written destroys what stood in its
/// place, and a read of a destroyed value is an error.
/// </summary>
internal sealed class ArenaMachine(ModelGraph graph, MemoryPlan plan)
{
    private const int Outside = -1;

    private readonly bool[] isThere = new bool[plan.Values.Count];
    private int written;

    public static void Run(ModelGraph graph, MemoryPlan plan)
    {
        var machine = new ArenaMachine(graph, plan);
        machine.Read(machine.Run(graph.Model, Outside));
        Assert.Equal(plan.Values.Count, machine.written);
    }

    private int Run(LayerNode layer, int input)
    {
        var pass = layer.Forward!.Expanded();
        var variables = new Dictionary<string, int> { [pass.Input.Name] = input };
        foreach (var step in pass.Steps)
        {
            if (step is Gap)
            {
                continue;
            }

            var value = Evaluate(layer, step.Evaluated!, variables);
            switch (step)
            {
                case Let let:
                    variables[let.Names.Single()] = value;
                    break;
                case Replace replace:
                    variables[replace.Name] = value;
                    break;
                case AddTo add:
                    Read(variables[add.Name]);
                    Read(value);
                    variables[add.Name] = Write();
                    break;
                default:
                    return value;
            }
        }

        throw new InvalidOperationException($"{layer.Name} gives nothing.");
    }

    private int Evaluate(LayerNode layer, Op op, Dictionary<string, int> variables)
    {
        if (op is Read read)
        {
            return variables[read.Name];
        }

        var operands = op.Operands.Select(operand => Evaluate(layer, operand, variables)).ToList();
        if (op is Inner or Blocks)
        {
            var member = layer.Members.Single(member => member.Property == ((IMemberOp)op).Member);
            return Enumerable
                .Range(0, (int)member.Count)
                .Select(at => graph.Layer(member.Pattern?.At(at) ?? member.LayerType)!)
                .Aggregate(operands[0], (x, inner) => Run(inner, x));
        }

        if (op is SplitHeads or HeadsLast)
        {
            return operands[0];
        }

        operands.ForEach(Read);
        return op is Remember ? Outside : Write();
    }

    private void Read(int value) =>
        Assert.True(
            value == Outside || isThere[value],
            $"{(value < 0 ? "" : plan.Values[value].Name)} was overwritten before it was read."
        );

    private int Write()
    {
        var value = plan.Values[written];
        foreach (var (at, other) in plan.Values.Take(written).Index())
        {
            isThere[at] &= other.Offset + other.Bytes <= value.Offset || value.Offset + value.Bytes <= other.Offset;
        }

        isThere[written] = true;
        return written++;
    }
}
