using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Tests.Forward;

/// <summary>What holds of every op.</summary>
public sealed class OpTests
{
    [Fact]
    public void Each_op_has_an_example() =>
        Assert.Equal(
            typeof(Op)
                .Assembly.GetTypes()
                .Where(type => type.IsSubclassOf(typeof(Op)) && !type.IsAbstract)
                .Select(type => type.Name)
                .Order(),
            OpExamples.All.Select(op => op.GetType().Name).Order()
        );

    [Fact]
    public void Ops_that_are_built_apart_are_equal_and_each_differs_from_all_others()
    {
        var (once, again) = (OpExamples.All, OpExamples.All);
        for (var i = 0; i < once.Count; i++)
        {
            Assert.NotSame(once[i], again[i]);
            Assert.Equal(i, again.Index().Single(other => other.Item.Equals(once[i])).Index);
            Assert.Equal(once[i].GetHashCode(), again[i].GetHashCode());
        }
    }

    [Fact]
    public void An_op_keeps_its_axes_and_its_kind_when_its_operands_are_replaced_by_others_of_the_same_axes()
    {
        foreach (var op in OpExamples.All.Where(op => op.Operands.Count > 0))
        {
            var mapped = op.Map(operand => operand is Read read ? read with { Name = read.Name + "2" } : operand);
            Assert.Equal(op.ToString(), mapped.ToString());
            Assert.NotEqual(op, mapped);
            Assert.Equal(op, op.Map(operand => operand));
            Assert.Equal(
                op.Operands.Select(operand => operand.ToString()),
                mapped.Operands.Select(operand => operand.ToString())
            );
        }
    }

    /// <summary>An operand that an op has and does not name would be missed by every count.</summary>
    [Fact]
    public void An_op_names_all_of_its_operands()
    {
        foreach (var op in OpExamples.All)
        {
            var held = op.GetType()
                .GetProperties()
                .Where(property => property.PropertyType.IsAssignableTo(typeof(Op)))
                .Select(property => (Op)property.GetValue(op)!)
                .ToHashSet();
            Assert.Subset(op.Operands.ToHashSet(), held);
        }
    }

    [Fact]
    public void Torch_has_a_line_for_each_op_that_stands_in_an_expression()
    {
        var printer = new TorchOps(new CodeWriter([]));
        foreach (var op in OpExamples.All)
        {
            // Routes are expanded with their experts, and what runs a list of blocks or some experts is a step.
            if (op is IComposite or Route or Blocks or ChosenExperts)
            {
                Assert.Throws<NotSupportedException>(() => printer.Print(op));
            }
            else
            {
                Assert.NotEmpty(printer.Print(op));
            }
        }
    }

    [Fact]
    public void A_composite_expands_to_plain_ops_of_its_axes()
    {
        foreach (var op in OpExamples.All.Where(op => op is IComposite))
        {
            var pass = ForwardPass.OfTokens((_, _) => op).Expanded();
            Assert.Equal(op.Axes, pass.Output);
            Assert.DoesNotContain(pass.Ops, inner => inner is IComposite or Route);
        }
    }
}
