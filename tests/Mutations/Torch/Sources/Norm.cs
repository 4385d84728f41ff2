namespace Plain;

/// <summary>Layer norm over the last axis [width].</summary>
public sealed class Norm : Module<Tensor, Tensor>
{
    private readonly Parameter scale;
    private readonly Parameter shift;

    public Norm(long width)
        : base(nameof(Norm))
    {
        scale = Parameter(ones(width));
        shift = Parameter(zeros(width));
        RegisterComponents();
    }

    public override Tensor forward(Tensor x)
    {
        var mean = x.mean([-1], keepdim: true);
        var variance = (x - mean).square().mean([-1], keepdim: true);
        return (x - mean) / (variance + 1e-5).sqrt() * scale + shift;
    }
}
