using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// The parts that each expert has of parameters, [Experts, ..]. Where gradients are wanted, a parameter is taken apart once for
/// all experts: its gradient is then put together once, and not as large as the whole for each expert.
/// </summary>
internal sealed class ExpertParts : IDisposable
{
    private readonly List<(torch.Tensor Whole, torch.Tensor[] Parts)> taken = [];

    /// <summary>The part with this number; whether it is the caller's to free.</summary>
    public (torch.Tensor Part, bool IsOwned) Of(torch.Tensor whole, int number)
    {
        if (!whole.requires_grad || !torch.is_grad_enabled())
        {
            return (whole.select(0, number), IsOwned: true);
        }

        foreach (var (known, parts) in taken)
        {
            if (ReferenceEquals(known, whole))
            {
                return (parts[number], IsOwned: false);
            }
        }

        var all = whole.unbind(0);
        taken.Add((whole, all));
        return (all[number], IsOwned: false);
    }

    /// <summary>Frees the handles; what a backward pass needs of them lives on.</summary>
    public void Dispose()
    {
        foreach (var part in taken.SelectMany(entry => entry.Parts))
        {
            part.Dispose();
        }

        taken.Clear();
    }
}
