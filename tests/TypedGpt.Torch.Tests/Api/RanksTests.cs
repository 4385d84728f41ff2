using System.Reflection;

namespace TypedGpt.Torch.Tests;

/// <summary>An operation that exists at one rank exists at every rank where it makes sense.</summary>
public class RanksTests
{
    private const int Most = 5;

    /// <summary>What is of some ranks by its meaning: the first and the last of them.</summary>
    private static readonly Dictionary<string, (int First, int Last)> ByMeaning = new()
    {
        // One number.
        ["Tensor.ToDouble"] = (0, 0),
        ["Tensor.ToSingle"] = (0, 0),
        ["Tensor.Backward"] = (0, 0),
        // [Batch, Heads, Seq, Width], with its heads in groups or not yet split.
        ["Tensor.TransposeMiddle"] = (4, 4),
        ["Tensor.UnflattenHeads"] = (4, 4),
        ["Tensor.RepeatGroups"] = (4, 4),
        ["Tensor.ScaledDotProductAttention"] = (4, 5),
        ["Tensor.SharedBy"] = (3, 3),
        ["Tensor.AddToEach"] = (4, 4),
        ["Tensor.TransposeFirst"] = (3, 3),
        // A table of pairs.
        ["Tensor.Arange"] = (2, 2),
        ["Tensor.MatchingPairs"] = (2, 2),
        ["Tensor.Outer"] = (1, 1),
        // One axis more comes out, or one more goes in as the range of indices, of which there are four axes at most.
        ["Tensor.Unflatten"] = (1, 4),
        ["Tensor.TopK"] = (1, 4),
        ["Tensor.PickMany"] = (2, 4),
        ["Tensor.KeepGroups"] = (2, 4),
        ["Tensor.ScatterInto"] = (1, 4),
        ["Tensor.ThroughExperts"] = (1, 4),
        ["Tensor.Sort"] = (1, 4),
        ["Probabilities.TopK"] = (1, 4),
        ["Probabilities.ScatterInto"] = (1, 4),
        ["Probabilities.Sort"] = (1, 4),
    };

    public static TheoryData<string> Operations => [.. Names];

    private static string[] Names =>
        [.. Found().Select(operation => $"{operation.Type}.{operation.Name}").Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void An_operation_has_no_hole_between_its_ranks(string operation)
    {
        var ranks = Found()
            .Where(found => $"{found.Type}.{found.Name}" == operation)
            .Select(found => found.Rank)
            .Distinct()
            .Order()
            .ToArray();
        var (first, last) = ByMeaning.TryGetValue(operation, out var said)
            ? said
            : (ranks[0], operation.StartsWith("Indices.", StringComparison.Ordinal) ? Most - 1 : Most);
        Assert.Equal(Enumerable.Range(first, last - first + 1), ranks);
    }

    [Fact]
    public void What_is_listed_as_of_some_ranks_exists() => Assert.Empty(ByMeaning.Keys.Except(Names));

    [Theory]
    [InlineData(typeof(Loss), "CrossEntropy", "Indices", 1, 4)]
    [InlineData(typeof(Loss), "CrossEntropyOfEach", "Indices", 1, 4)]
    [InlineData(typeof(Loss), "MeanSquaredError", "Tensor", 1, 5)]
    [InlineData(typeof(Loss), "KullbackLeibler", "Probabilities", 2, 5)]
    [InlineData(typeof(Linear<,>), "Forward", "Tensor", 1, 5)]
    [InlineData(typeof(LayerNorm<>), "Forward", "Tensor", 1, 5)]
    [InlineData(typeof(RmsNorm<>), "Forward", "Tensor", 1, 5)]
    [InlineData(typeof(LayerNormOfHeads<,>), "Forward", "Tensor", 3, 4)]
    [InlineData(typeof(RmsNormOfHeads<,>), "Forward", "Tensor", 3, 4)]
    [InlineData(typeof(Rotary<,>), "Forward", "Tensor", 3, 4)]
    [InlineData(typeof(TiedHead<,>), "Forward", "Tensor", 1, 5)]
    [InlineData(typeof(Dropout), "Forward", "Tensor", 1, 5)]
    [InlineData(typeof(Dropout), "Forward", "Probabilities", 1, 5)]
    [InlineData(typeof(Embedding<,>), "Forward", "Indices", 1, 4)]
    [InlineData(typeof(Tensor), "Assume", "Tensor", 1, 5)]
    [InlineData(typeof(Tensor), "Where", "Mask", 1, 5)]
    [InlineData(typeof(Indices), "Assume", "Indices", 1, 4)]
    [InlineData(typeof(KeyPositions), "AsKeys", "Tensor", 2, 5)]
    [InlineData(typeof(SingleElement), "Single", "Tensor", 1, 5)]
    [InlineData(typeof(Mask), "Self", "Tensor", 2, 5)]
    [InlineData(typeof(Stack<>), "Of", "Tensor", 1, 4)]
    public void A_layer_or_function_takes_every_rank(Type type, string name, string operand, int first, int last)
    {
        var ranks = type.GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
            .Where(method => method.Name == name && !method.IsDefined(typeof(ObsoleteAttribute)))
            .SelectMany(method =>
                method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType)
            )
            .SelectMany(used =>
                used.IsGenericType && used.Name.StartsWith("IReadOnlyList", StringComparison.Ordinal)
                    ? used.GenericTypeArguments
                    : [used]
            )
            .Where(used => used.Name.Split('`')[0] == operand)
            .Select(used => used.GetGenericArguments().Length - (operand == "Indices" ? 1 : 0))
            .Distinct()
            .Order()
            .ToArray();
        Assert.Subset(ranks.ToHashSet(), Enumerable.Range(first, last - first + 1).ToHashSet());
    }

    private static IEnumerable<(string Type, string Name, int Rank)> Found() =>
        from type in typeof(Tensor).Assembly.GetExportedTypes()
        let name = type.Name.Split('`')[0]
        where name is "Tensor" or "Probabilities" or "Indices" && type.IsValueType
        from method in type.GetMethods(
            BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly
        )
        where !method.IsDefined(typeof(ObsoleteAttribute)) && !method.IsStatic | method.IsSpecialName
        let operation = method.IsSpecialName && method.IsStatic ? Operator(method) : method.Name
        select (name, operation, type.GetGenericArguments().Length - (name == "Indices" ? 1 : 0));

    /// <summary>An operator with what stands beside it, but for suffixes, of which there are none at the first ranks.</summary>
    private static string Operator(MethodInfo method)
    {
        var operands = method.GetParameters().Select(parameter => parameter.ParameterType).ToArray();
        var ranks = operands
            .Where(operand => operand.IsGenericType)
            .Select(operand => operand.GetGenericArguments().Length);
        var words = operands.Select(operand => operand.Name.Split('`')[0]);
        return $"{method.Name}({string.Join(", ", words)}){(ranks.Distinct().Count() > 1 ? " of suffixes" : "")}";
    }
}
