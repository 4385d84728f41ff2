namespace Plain;

/// <summary>Turns [batch, heads, length, width] by an angle for each position.</summary>
public sealed class Rotary : Module<Tensor, Tensor>
{
    private readonly Tensor cosines;
    private readonly Tensor sines;

    public Rotary(long width, long context)
        : base(nameof(Rotary))
    {
        var frequencies = pow(10000.0f, -arange(0, width, 2, dtype: ScalarType.Float32) / width);
        var angles = outer(arange(context, dtype: ScalarType.Float32), frequencies);
        cosines = cat([angles.cos(), angles.cos()], dim: -1);
        sines = cat([angles.sin(), angles.sin()], dim: -1);
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var length = (int)x.shape[^2];
        var halves = x.chunk(2, dim: -1);
        var turned = cat([-halves[1], halves[0]], dim: -1);
        return x * cosines[..length] + turned * sines[..length];
    }
}
