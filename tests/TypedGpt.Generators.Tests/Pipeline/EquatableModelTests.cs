using System.Collections;
using System.Reflection;
using Microsoft.CodeAnalysis;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Pipeline;

/// <summary>What goes from step to step is values: nothing of the compiler is kept alive, and equal input is equal.</summary>
public sealed class EquatableModelTests
{
    private static readonly string Source = Compilations.Model(
        Compilations.Gpt2,
        """
            /// <summary>A width.</summary>
            [Dim(typeof(Heads), typeof(Heads))]
            public partial struct Wide;

            /// <summary>A block.</summary>
            public sealed partial class Block
            {
                /// <summary>A norm.</summary>
                public partial LayerNorm<Emb> Norm { get; }

                /// <summary>Returns its input, normalized.</summary>
                public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Norm.Forward(x);
            }
        """
    );

    [Fact]
    public void No_step_holds_anything_of_the_compilers()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var value in Values())
        {
            Visit(value, "", seen);
        }

        Assert.True(seen.Count > 100, $"Only {seen.Count} objects were visited.");
    }

    [Fact]
    public void Two_runs_give_equal_values_that_are_not_the_same()
    {
        var (first, second) = (Values(), Values());
        Assert.Equal(first, second);
        Assert.Equal(first.Select(value => value.GetHashCode()), second.Select(value => value.GetHashCode()));
        Assert.All(
            first.Zip(second).Where(pair => pair.First is not bool),
            pair => Assert.NotSame(pair.First, pair.Second)
        );
    }

    [Theory]
    [InlineData("typeof(Heads), typeof(Heads)", "typeof(Heads), typeof(Emb)")]
    [InlineData("partial LayerNorm<Emb> Norm", "partial RmsNorm<Emb> Norm")]
    public void Any_change_of_meaning_gives_another_value(string before, string after) =>
        Assert.NotEqual(
            Values(TrackingNames.Graphs, Source),
            Values(TrackingNames.Graphs, Source.Replace(before, after, StringComparison.Ordinal))
        );

    /// <summary>All but the name of a file, which is no part of what the model is.</summary>
    public static TheoryData<string> OptionNames =>
        [.. Options.All.Where(option => option != SourceOptions.From).Select(option => option.Name)];

    [Theory]
    [MemberData(nameof(OptionNames))]
    public void Another_value_of_any_option_gives_another_value(string name)
    {
        var option = Options.Named(name)!;
        var example = AttributeText.Example(option);
        Assert.NotEqual(Graph(example), Graph(example.With(name, Other(option))));

        List<object> Graph(Arguments arguments)
        {
            var source = Compilations.With(AttributeText.Of(arguments));
            Assert.True(Driver.IsComplete(Driver.Files(Compilations.Of(source))), $"{name} makes no model: {source}");
            return Values(TrackingNames.Graphs, source);
        }
    }

    /// <summary>A value that is not the example, and right.</summary>
    private static Value Other(Option option) =>
        option.Example switch
        {
            Value.Integer { Number: var number } => new Value.Integer(number / 2),
            Value.Real { Number: var number } => new Value.Real(number / 2),
            Value.Flag { IsSet: var isSet } => new Value.Flag(!isSet),
            Value.Text text when option.Names.Count > 0 => new Value.Text(
                option.Names.SkipWhile(name => name != text.Content).Skip(1).FirstOrDefault() ?? option.Names[0]
            ),
            Value.Text => new Value.Text("llama"),
            Value.List { Items: var items } => new Value.List(items.Select(Other).ToEquatableArray()),
            var other => other,
        };

    /// <summary>The neighbour of a layer, or twice a factor.</summary>
    private static Value Other(Value item) =>
        item is Value.Integer { Number: var layer }
            ? new Value.Integer(layer ^ 1)
            : new Value.Real(2 * ((Value.Real)item).Number);

    private static List<object> Values() => [.. TrackingNames.All.SelectMany(name => Values(name, Source))];

    private static readonly TextFile Config = new("config.json", """{"model_type": "llama", "moe": 1}""");

    private static List<object> Values(string step, string source) =>
        [
            .. Driver
                .Run(Compilations.Of(source), Config)
                .TrackedSteps[step]
                .SelectMany(run => run.Outputs)
                .Select(output => output.Value),
        ];

    private static void Visit(object? node, string path, HashSet<object> seen)
    {
        if (node is null || !seen.Add(node))
        {
            return;
        }

        Assert.False(
            node
                is ISymbol
                    or SyntaxNode
                    or SyntaxTree
                    or SyntaxReference
                    or Location
                    or Compilation
                    or SemanticModel
                    or Delegate,
            $"{path} is a {node.GetType()}"
        );
        var type = node.GetType();
        if (type.IsPrimitive || type.IsEnum || node is string)
        {
            return;
        }

        if (node is IEnumerable items)
        {
            foreach (var item in items)
            {
                Visit(item, path + "[]", seen);
            }
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Visit(field.GetValue(node), $"{path}.{field.Name}", seen);
        }
    }
}
