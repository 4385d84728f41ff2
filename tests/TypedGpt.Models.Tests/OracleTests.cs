using System.Text.Json;
using TorchSharp;
using TypedGpt.TestSupport;
using TypedGpt.Torch;

namespace TypedGpt.Models.Tests;

/// <summary>The emitted models compute what PyTorch computes: draws, logits, every gradient, ten optimizer steps.</summary>
[Collection(nameof(Torch))]
public sealed class OracleTests
{
    public static TheoryData<string> Names => [.. Models.Keys];

    /// <summary>
    /// A key bias moves all scores of a query alike, so its gradient is zero but for rounding, and Adam makes a whole step
    /// of the learning rate out of that: after ten steps it is somewhere within ten of them.
    /// </summary>
    private const float KeyBiasTolerance = 2 * 10 * 1e-3f;

    /// <summary>The models of SmallModels.cs: those that stand by themselves in this namespace.</summary>
    private static readonly Dictionary<string, Func<GptModule>> Models = typeof(OracleTests)
        .Assembly.GetTypes()
        .Where(type =>
            type is { IsNested: false, Namespace: "TypedGpt.Models.Tests" }
            && type.IsDefined(typeof(GptModelAttribute), inherit: false)
        )
        .ToDictionary(type => type.Name, type => (Func<GptModule>)(() => (GptModule)Activator.CreateInstance(type)!));

    /// <summary>A golden without a model would be read by nobody.</summary>
    [Fact]
    public void Each_golden_of_a_small_model_is_a_models() =>
        Assert.Equal(
            Golden.Names.Where(name => Golden.Read(name).TryGetProperty("losses", out _)).Order(),
            Models.Keys.Order()
        );

    [Fact]
    public void A_model_of_a_small_spread_begins_at_the_loss_of_one_that_knows_nothing()
    {
        Assert.Equal(
            Math.Log(TiedInitialSpread.Vocab.Size),
            Golden.Read(nameof(TiedInitialSpread)).GetProperty("loss").GetDouble(),
            tolerance: 0.1
        );
        Assert.True(Golden.Read(nameof(Tied)).GetProperty("loss").GetDouble() > 2 * Math.Log(Tied.Vocab.Size));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_same_seed_draws_the_same_weights(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (golden, model) = Seeded(name);
        AssertParameters(golden.GetProperty("initial"), model, parameter => parameter, 1e-6f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Logits_in_training_are_the_same_down_to_what_is_dropped(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (golden, model) = Seeded(name);
        Assert.Empty(
            Oracle.Differences(golden.GetProperty("train_logits").Floats(), model.forward(Ids(golden, "ids")), 2e-5f)
        );
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Loss_and_every_gradient_are_the_same(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (golden, model) = Seeded(name);
        model.forward(Ids(golden, "ids"));
        var loss = Loss(model, golden);
        Assert.Equal(golden.GetProperty("loss").GetSingle(), loss.item<float>(), 1e-5f);
        loss.backward();
        AssertParameters(golden.GetProperty("gradients"), model, parameter => parameter.grad!, 2e-5f);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Ten_steps_of_AdamW_end_at_the_same_weights(string name)
    {
        using var scope = torch.NewDisposeScope();
        var (golden, model) = Seeded(name);
        model.forward(Ids(golden, "ids"));
        Loss(model, golden).backward();
        model.eval();
        Assert.Empty(
            Oracle.Differences(golden.GetProperty("eval_logits").Floats(), model.forward(Ids(golden, "ids")), 2e-5f)
        );
        model.train();

        var optimizer = torch.optim.AdamW(model.parameters(), lr: 1e-3, weight_decay: 0.1);
        foreach (var expected in golden.GetProperty("losses").Floats())
        {
            optimizer.zero_grad();
            var loss = Loss(model, golden);
            loss.backward();
            optimizer.step();
            Assert.Equal(expected, loss.item<float>(), 2e-5f);
        }

        AssertParameters(golden.GetProperty("trained"), model, parameter => parameter, 2e-4f, KeyBiasTolerance);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_table_of_weights_is_the_modules_own(string name)
    {
        using var scope = torch.NewDisposeScope();
        var model = Models[name]();
        var table = (IReadOnlyList<WeightInfo>)model.GetType().GetProperty("Weights")!.GetValue(null)!;
        Assert.Equal(
            model.named_parameters().Select(parameter => $"{parameter.name} {Text(parameter.parameter.shape)}"),
            table.Select(weight => $"{weight.Name} {Text(weight.Shape)}")
        );
        Assert.Equal(
            model.parameters().Sum(parameter => parameter.numel()),
            model.GetType().GetField("ParameterCount")!.GetValue(null)
        );
    }

    private static string Text(IEnumerable<long> shape) => string.Join("x", shape);

    private static (JsonElement Golden, GptModule Model) Seeded(string name) =>
        (Golden.Read(name), Oracle.Seeded(Models[name]));

    private static torch.Tensor Ids(JsonElement golden, string key) =>
        torch.tensor(golden.GetProperty(key).Longs()).reshape(2, -1);

    private static torch.Tensor Loss(GptModule model, JsonElement golden) =>
        Oracle.CrossEntropy(model.forward(Ids(golden, "ids")), Ids(golden, "targets"));

    private static void AssertParameters(
        JsonElement golden,
        GptModule model,
        Func<torch.Tensor, torch.Tensor> value,
        float tolerance,
        float? keyBiasTolerance = null
    ) =>
        Assert.Empty(
            Oracle.Differences(
                golden,
                model,
                Golden.Floats,
                value,
                name => name.EndsWith("key.bias", StringComparison.Ordinal) ? keyBiasTolerance ?? tolerance : tolerance
            )
        );
}
