using TorchSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>Runs a program through everything a model goes through.</summary>
public static class Trial
{
    private const int Steps = 2;

    public static Recording Run(PlainProgram program, Setting setting)
    {
        // The tensors are tiny: a second thread only waits, for long where other processes are at work.
        torch.set_num_threads(1);
        torch.manual_seed(123);
        using var scope = torch.NewDisposeScope();
        var recording = new Recording();
        var stage = Stage.Constructing;
        try
        {
            foreach (var (next, act) in Acts(program, setting, recording))
            {
                stage = next;
                act();
            }
        }
#pragma warning disable CA1031 // Whatever a bug throws is what is looked for.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            recording.Throw(stage, exception);
        }

        return recording;
    }

    private static IEnumerable<(Stage, Action)> Acts(PlainProgram program, Setting setting, Recording recording)
    {
        torch.nn.Module<torch.Tensor, torch.Tensor> model = null!;
        yield return (Stage.Constructing, () => model = program.Model(setting.Json));
        Weights.Draw(model);

        if (program.Load is { } load)
        {
            var file = Weights.Gpt2File(setting);
            yield return (Stage.Loading, () => load(model, file));
        }

        var text = Ids(setting, setting.Batch, setting.Length + 1);
        torch.Tensor logits = null!;
        torch.Tensor loss = null!;
        yield return (Stage.FirstForward, () => Keep(Stage.FirstForward, logits = model.call(program.Inputs(text))));
        yield return (Stage.Loss, () => Keep(Stage.Loss, loss = program.Loss(logits, text)));

        var optimizer = torch.optim.SGD(model.parameters(), 0.1);
        for (var step = 0; step < Steps; step++)
        {
            yield return (
                Stage.Training,
                () =>
                {
                    optimizer.zero_grad();
                    loss.backward();
                    optimizer.step();
                    Keep(Stage.Training, loss = program.Loss(model.call(program.Inputs(text)), text));
                }
            );
        }

        foreach (var length in new[] { setting.Length - 1, 1, setting.Context })
        {
            var ids = Ids(setting, setting.Batch, length);
            yield return (Stage.OtherLength, () => Keep(Stage.OtherLength, model.call(ids)));
        }

        foreach (var batch in new[] { setting.Batch + 1, 1 })
        {
            var ids = Ids(setting, batch, setting.Length);
            yield return (Stage.OtherBatch, () => Keep(Stage.OtherBatch, model.call(ids)));
        }

        if (program.Decode is { } decode)
        {
            var ids = Ids(setting, 1, setting.Length);
            yield return (Stage.Decoding, () => Keep(Stage.Decoding, decode(model, ids, setting.Length - 2)));
        }

        void Keep(Stage stage, torch.Tensor result) => recording.Keep(stage, result);
    }

    // From a generator of their own: how much a model drew before does not move them.
    private static torch.Tensor Ids(Setting setting, long batch, long length)
    {
        using var generator = new torch.Generator(456);
        return torch.randint(0, setting.Vocab, [batch, length], dtype: torch.ScalarType.Int64, generator: generator);
    }
}
