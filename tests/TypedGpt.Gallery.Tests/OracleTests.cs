using System.Text.Json;
using TorchSharp;
using TypedGpt.TestSupport;

namespace TypedGpt.Gallery.Tests;

/// <summary>The samples compute what the same papers give in plain PyTorch (eng/oracle/papers.py).</summary>
[Collection(nameof(Torch))]
public sealed class OracleTests
{
    private const float Tolerance = 2e-5f;

    public static TheoryData<string> Names => Samples.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_draws_the_same_weights_under_the_same_names(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = Golden.Read(name).GetProperty("initial");
        var model = Oracle.Seeded(Samples.All[name].Make);
        Assert.Empty(Oracle.Differences(golden, model, Golden.Floats, LengthAndEnds, _ => Tolerance));
        Assert.Equal(
            golden.EnumerateObject().Select(property => property.Name).Order(),
            model.state_dict().Keys.Order()
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_loss_and_every_gradient_are_the_same(string name)
    {
        using var scope = torch.NewDisposeScope();
        var golden = Golden.Read(name);
        var model = Oracle.Seeded(Samples.All[name].Make);

        var (logits, loss) = Samples.All[name].Run(model, golden);
        Assert.Empty(Oracle.Differences(Millionths(golden.GetProperty("train_logits")), logits, Tolerance));
        Assert.Equal(golden.GetProperty("loss").GetSingle(), loss.item<float>(), 1e-5f);

        loss.backward();
        Assert.Empty(
            Oracle.Differences(
                golden.GetProperty("gradients"),
                model,
                Millionths,
                parameter => parameter.grad!,
                _ => Tolerance
            )
        );

        model.eval();
        logits = Samples.All[name].Run(model, golden).Logits;
        Assert.Empty(Oracle.Differences(Millionths(golden.GetProperty("eval_logits")), logits, Tolerance));
    }

    /// <summary>What the oracle writes about a parameter as drawn: its length as a vector, the first and the last three values.</summary>
    private static torch.Tensor LengthAndEnds(torch.Tensor parameter)
    {
        var values = parameter.detach().flatten();
        var length = values.to(torch.float64).norm().to(torch.float32).reshape(1);
        var few = Math.Min(3, values.numel());
        return torch.cat([length, values.narrow(0, 0, few), values.narrow(0, values.numel() - few, few)]);
    }

    private static float[] Millionths(JsonElement numbers) => [.. numbers.Longs().Select(number => number * 1e-6f)];
}
