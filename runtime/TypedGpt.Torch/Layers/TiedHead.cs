using TorchSharp;

namespace TypedGpt.Torch;

/// <summary>
/// An output head whose weight is the token table's: x Eᵀ, from <typeparamref name="Width"/> to one logit for each of
/// <typeparamref name="Range"/>. It has no parameter of its own, so the state dictionary has the table once.
/// </summary>
public sealed partial class TiedHead<Width, Range> : Layer
    where Width : struct, IDim
    where Range : struct, IDim
{
    private readonly Embedding<Range, Width> table;

    /// <summary>A head on <paramref name="table"/>, which stays the child of another layer.</summary>
    public TiedHead(Embedding<Range, Width> table)
        : base("TiedHead") => this.table = table;

    /// <summary>The token table, [Range, Width].</summary>
    public Tensor<Range, Width> Weight => table.Weight;

    private torch.Tensor Compute(torch.Tensor x) => torch.nn.functional.linear(x, table.Weight.Raw);
}
