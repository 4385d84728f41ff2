namespace Plain;

/// <summary>What a text of ids [batch, length + 1] is to a model: all but the last go in, all but the first come out.</summary>
public static class Training
{
    public static Tensor Inputs(Tensor text) => text.narrow(1, 0, text.shape[1] - 1);

    public static Tensor Loss(Tensor logits, Tensor text)
    {
        var targets = text.narrow(1, 1, text.shape[1] - 1);
        return functional.cross_entropy(logits.flatten(0, 1), targets.flatten());
    }
}
