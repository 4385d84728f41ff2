using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Counting;

/// <summary>Runs through a model op by op, and notes when each value is computed and when it is last read.</summary>
internal sealed class Lifetimes
{
    private const int BytesPerIndex = 8;

    /// <summary>What the arena does not hold: the token ids and the cache.</summary>
    private const int Outside = -1;

    private readonly ModelGraph graph;
    private readonly long queries;
    private readonly long keys;
    private readonly List<PlannedValue> values = [];
    private int time;

    private Lifetimes(ModelGraph graph, long queries, long keys)
    {
        this.graph = graph;
        this.queries = queries;
        this.keys = keys;
    }

    /// <summary>The values of a pass over <paramref name="queries"/> tokens that see <paramref name="keys"/>, not yet placed.</summary>
    public static IReadOnlyList<PlannedValue> Of(ModelGraph graph, long queries, long keys)
    {
        var lifetimes = new Lifetimes(graph, queries, keys);
        var result = lifetimes.Run(graph.Model, Outside);
        lifetimes.time++;
        lifetimes.Use(result);
        return lifetimes.values;
    }

    private int Run(LayerNode layer, int input)
    {
        var forward = layer.Forward!.Expanded();
        return Run(layer, forward, new() { [forward.Input.Name] = input });
    }

    private int Run(LayerNode layer, ForwardPass forward, Dictionary<string, int> variables)
    {
        var last = Outside;
        foreach (var step in forward.Steps)
        {
            switch (step)
            {
                case Let let:
                    var results = Evaluate(layer, let.Value, variables);
                    for (var at = 0; at < let.Names.Count; at++)
                    {
                        variables[let.Names[at]] = results[at];
                    }

                    break;
                case AddTo add:
                    var added = Evaluate(layer, add.Value, variables)[0];
                    variables[add.Name] = New(layer, add.Value, [variables[add.Name], added])[0];
                    break;
                case Replace replace:
                    variables[replace.Name] = Evaluate(layer, replace.Value, variables)[0];
                    break;
                case Return returned:
                    last = Evaluate(layer, returned.Value, variables)[0];
                    break;
            }
        }

        return last;
    }

    private int[] Evaluate(LayerNode layer, Op op, Dictionary<string, int> variables)
    {
        if (op is Read read)
        {
            return [variables[read.Name]];
        }

        var operands = op.Operands.Select(operand => Evaluate(layer, operand, variables)[0]).ToArray();
        switch (op)
        {
            case Inner or Blocks:
                var member = layer.Members.First(member => member.Property == ((IMemberOp)op).Member);
                var x = operands[0];
                for (long at = 0; at < member.Count; at++)
                {
                    x = Run(graph.Layer(member.Pattern?.At(at) ?? member.LayerType)!, x);
                }

                return [x];
            case ChosenExperts experts:
                // One expert after the other; at worst one is sent all tokens. What they give is held from the first on.
                var outputs = New(layer, op, operands);
                var rows = New(layer, experts.Body.Input, operands)[0];
                var given = Run(layer, experts.Body, new(variables) { [experts.Body.Input.Name] = rows });
                time++;
                Use(given);
                Use(operands[1]);
                Use(outputs[0]);
                return outputs;
            case Remember:
                time++;
                Use(operands[0]);
                return [Outside];
            case SplitHeads or HeadsLast or GroupHeads or UngroupHeads or Repeat or Split or Dropout:
                // Another view of the same elements; nothing is dropped outside of training.
                return op.Results.Select(_ => operands[0]).ToArray();
            default:
                return New(layer, op, operands);
        }
    }

    private int[] New(LayerNode layer, Op op, int[] operands)
    {
        time++;
        foreach (var operand in operands)
        {
            Use(operand);
        }

        return op
            .Results.Select(result =>
            {
                values.Add(new($"{layer.Name}.{op.GetType().Name}", Bytes(result), time, time, BigInteger.Zero));
                return values.Count - 1;
            })
            .ToArray();
    }

    private void Use(int value)
    {
        if (value != Outside)
        {
            values[value] = values[value] with { Dies = time };
        }
    }

    private BigInteger Bytes(Result value) =>
        value.Axes.Aggregate(
            (BigInteger)(value.Range.Length == 0 ? graph.BytesPerValue : BytesPerIndex),
            (bytes, dim) =>
                bytes
                * dim switch
                {
                    Axes.Batch => 1,
                    Axes.Seq or Axes.Routed => queries,
                    Axes.KeySeq => keys,
                    _ => graph[dim].Size,
                }
        );
}
