using TorchSharp;
using TypedGpt.Families.Tests.Printed;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Families.Tests;

/// <summary>Routers that no golden checkpoint has, against the same in plain torch.</summary>
public sealed class RoutingTests : IDisposable
{
    private readonly DisposeScope scope = torch.NewDisposeScope();
    private readonly torch.Tensor x = torch.randn(2, 7, 20);

    public void Dispose() => scope.Dispose();

    /// <summary>DeepSeek-V2, section 2.2.2.</summary>
    [Fact]
    public void Only_the_groups_with_the_best_experts_are_looked_into()
    {
        using var off = torch.no_grad();
        var layer = new ExpertsInGroups.FeedForward();
        var scores = torch.nn.functional.softmax(x.matmul(layer.Router.Weight.Raw.t()), -1);
        var (_, kept) = scores.unflatten(2, [3, 2]).amax([-1]).topk(2);
        var isKept = torch.zeros(2, 7, 3).scatter(-1, kept, torch.ones(2, 7, 2)).repeat_interleave(2, -1);
        var (gates, chosen) = (scores * isKept).topk(2);

        var expected = Sum(layer.Gate.Raw, layer.Up.Raw, layer.Down.Raw, gates * 16, chosen);
        var actual = layer.Forward(Tensor.Assume<Batch, Seq, ExpertsInGroups.Emb>(x));
        Assert.Empty(Oracle.Differences(expected.data<float>().ToArray(), actual.Raw, 1e-5f, "outputs"));
    }

    [Fact]
    public void Gates_are_the_probabilities_where_nothing_is_divided()
    {
        using var off = torch.no_grad();
        var layer = new ExpertsByProbability.FeedForward();
        var (gates, chosen) = torch.nn.functional.softmax(x.matmul(layer.Router.Weight.Raw.t()), -1).topk(2);

        var expected = Sum(layer.Gate.Raw, layer.Up.Raw, layer.Down.Raw, gates, chosen);
        var actual = layer.Forward(Tensor.Assume<Batch, Seq, ExpertsByProbability.Emb>(x));
        Assert.Empty(Oracle.Differences(expected.data<float>().ToArray(), actual.Raw, 1e-5f, "outputs"));
    }

    /// <summary>gpt-oss: the scores of the chosen experts become gates, and experts have biases.</summary>
    [Fact]
    public void Gates_are_a_softmax_over_the_chosen()
    {
        using var off = torch.no_grad();
        var layer = new ExpertsByScore.FeedForward();
        var (scores, chosen) = x.matmul(layer.Router.Weight.Raw.t()).topk(2);

        var gates = torch.nn.functional.softmax(scores, -1);
        var expected = Sum(
            layer.Gate.Raw,
            layer.Up.Raw,
            layer.Down.Raw,
            gates,
            chosen,
            layer.GateBias.Raw,
            layer.UpBias.Raw,
            layer.DownBias.Raw
        );
        var actual = layer.Forward(Tensor.Assume<Batch, Seq, ExpertsByScore.Emb>(x));
        Assert.Empty(Oracle.Differences(expected.data<float>().ToArray(), actual.Raw, 1e-5f, "outputs"));
    }

    /// <summary>Token by token, the sum of gate x expert(token) over its experts.</summary>
    private torch.Tensor Sum(
        torch.Tensor gate,
        torch.Tensor up,
        torch.Tensor down,
        torch.Tensor gates,
        torch.Tensor chosen,
        torch.Tensor? gateBias = null,
        torch.Tensor? upBias = null,
        torch.Tensor? downBias = null
    )
    {
        var sum = torch.zeros_like(x);
        for (var text = 0; text < 2; text++)
        {
            for (var position = 0; position < 7; position++)
            {
                for (var at = 0; at < 2; at++)
                {
                    var expert = chosen[text, position, at].item<long>();
                    var token = x[text, position];
                    var gated = torch.nn.functional.silu(Through(gate, gateBias, token));
                    var output = Through(down, downBias, gated * Through(up, upBias, token));
                    sum[text, position] += gates[text, position, at] * output;

                    torch.Tensor Through(torch.Tensor weight, torch.Tensor? bias, torch.Tensor vector) =>
                        bias is null ? weight[expert].mv(vector) : weight[expert].mv(vector) + bias[expert];
                }
            }
        }

        return sum;
    }
}
