using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests;

/// <summary>The rules are asked about the graph that is emitted.</summary>
public sealed class RulebookTests
{
    [Fact]
    public void A_model_that_keeps_the_rules_comes_with_its_graph()
    {
        var verdict = Rulebook.Check(Descriptions.Spec());
        Assert.Empty(verdict.Violations);
        Assert.Equal(163_009_536, (long)verdict.Graph!.ParameterCount(verdict.Graph!.Model));
        Assert.Equal(verdict.Graph, ModelToEmit.Of(Descriptions.Spec(), hasTorch: true)!.Graph);
    }

    [Fact]
    public void A_model_that_breaks_one_has_none() =>
        Assert.Null(Rulebook.Check(Descriptions.Spec(new Argument("EmbDim", new Value.Integer(770)))).Graph);

    [Fact]
    public void Each_rule_has_an_id_of_its_own() =>
        Assert.Equal(Rulebook.All.Count, Rulebook.All.Select(rule => rule.Id).Distinct().Count());
}
