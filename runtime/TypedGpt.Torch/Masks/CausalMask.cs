namespace TypedGpt.Torch;

/// <summary>Hides the future: a position sees itself and what came before, up to <typeparamref name="Context"/> positions.</summary>
public sealed class CausalMask<Context>() : AttentionMask<Context>("CausalMask", HiddenKeys.OfFuture)
    where Context : struct, IDim;
