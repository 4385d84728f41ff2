using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Emission;

/// <summary>A forward pass as a method on typed tensors, each line with the axes of what it gives.</summary>
internal sealed class TorchForward
{
    private const string Indent = "    ";

    private readonly CodeWriter writer;
    private readonly TorchOps ops;
    private readonly List<Line> lines = [];

    private readonly record struct Line(string Code, string Shape = "");

    private TorchForward(CodeWriter writer)
    {
        this.writer = writer;
        ops = new(writer);
    }

    /// <summary>The method with its body.</summary>
    /// <param name="writer">Where it is written.</param>
    /// <param name="pass">What it computes.</param>
    /// <param name="modifiers">What stands before its type.</param>
    public static void Write(CodeWriter writer, ForwardPass pass, string modifiers = "public")
    {
        writer.Braces(
            $"{modifiers} {Signature(writer, pass.Input, pass.Output)}",
            () =>
            {
                writer.Line("using var scope = NewScope();");
                writer.Line("");
                new TorchForward(writer).Body(pass.Expanded());
            }
        );
    }

    /// <summary>The method's type, name and parameter.</summary>
    public static string Signature(CodeWriter writer, Read input, Axes output) =>
        $"{Type(writer, new(output))} Forward({Type(writer, input.Results[0])} {input.Name})";

    private static string Type(CodeWriter writer, Result value) =>
        value.Range.Length == 0
            ? $"~Tensor<{writer.Runtime(value.Axes.Dims)}>"
            : $"~Indices<{writer.Runtime(value.Axes.Dims)}, {writer.Runtime([value.Range])}>";

    private void Body(ForwardPass pass)
    {
        foreach (var step in pass.Steps)
        {
            Add(step);
        }

        // The shapes stand one past the longest line that has one.
        var column = lines.Max(line => line.Shape.Length == 0 ? 0 : writer.Expand(line.Code).Length) + 1;
        foreach (var (code, shape) in lines)
        {
            writer.Line(shape.Length == 0 ? code : $"{writer.Expand(code).PadRight(column)}// {shape}");
        }
    }

    private void Add(Step step)
    {
        switch (step)
        {
            case Let { Value: ChosenExperts experts } let:
                lines.Add(
                    new(
                        $"var {let.Names[0]} = {ops.Print(experts.Left)}.ThroughExperts({ops.Print(experts.Right)}, ({experts.Body.Input.Name}, {TorchOps.Expert}) =>",
                        Shape(experts)
                    )
                );
                lines.Add(new("{"));
                foreach (var inner in experts.Body.Steps)
                {
                    lines.Add(OfExpert(inner));
                }

                lines.Add(new("});"));
                break;
            case Let { Names.Count: 1 } let:
                lines.Add(new($"var {let.Names[0]} = {ops.Print(let.Value)};", Shape(let.Value)));
                break;
            case Let let:
                var named = let.Value.Results.Zip(
                    let.Names,
                    (value, name) => name == Steps.Unnamed ? "" : $"{value.Axes}"
                );
                lines.Add(
                    new(
                        $"var ({string.Join(", ", let.Names)}) = {ops.Print(let.Value)};",
                        string.Join(", ", named.Where(axes => axes.Length > 0))
                    )
                );
                break;
            case AddTo add:
                lines.Add(new($"{add.Name} += {ops.Print(add.Value)};", Shape(add.Value)));
                break;
            case Replace { Value: Blocks { X: Read } blocks } replace:
                var each = Words.Singular(blocks.Member);
                lines.Add(new($"foreach (var {each} in {blocks.Member})"));
                lines.Add(new("{"));
                lines.Add(
                    new(
                        $"{Indent}{replace.Name} = {replace.Name}.ReplacedBy({each}.Forward({replace.Name}));",
                        Shape(blocks)
                    )
                );
                lines.Add(new("}"));
                break;
            case Replace replace:
                lines.Add(new($"{replace.Name} = {ops.Print(replace.Value)};", Shape(replace.Value)));
                break;
            case Return { Value: Read read }:
                lines.Add(new($"return scope.Keep({read.Name});"));
                break;
            case Return returned:
                lines.Add(new($"return scope.Keep({ops.Print(returned.Value)});", Shape(returned.Value)));
                break;
            default:
                lines.Add(new(""));
                break;
        }
    }

    /// <summary>A line of one expert's body, which keeps nothing itself: who calls it does.</summary>
    private Line OfExpert(Step step) =>
        step switch
        {
            Let let => new($"{Indent}var {let.Names[0]} = {ops.Print(let.Value)};", Shape(let.Value)),
            Return returned => new($"{Indent}return {ops.Print(returned.Value)};", Shape(returned.Value)),
            _ => new(""),
        };

    private static string Shape(Op op) => op.Axes.ToString();
}
