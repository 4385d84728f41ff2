namespace Plain;

/// <summary>Root mean square norm over the last axis [width].</summary>
public sealed class Norm : Module<Tensor, Tensor>
{
    private readonly Parameter scale;

    public Norm(long width)
        : base(nameof(Norm))
    {
        scale = Parameter(ones(width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var meanSquare = x.square().mean([-1], keepdim: true);
        return x * (meanSquare + 1e-6).rsqrt() * scale;
    }
}
