namespace TypedGpt;

/// <summary>
/// The axis on which <typeparamref name="D"/> answers: its key twin, as <see cref="KeySeq"/> is the one of <see cref="Seq"/>.
/// Queries on the one and keys on the other never get mixed up. <c>public partial struct SlotKeys : IKeysOf&lt;Slots&gt;;</c>
/// </summary>
public interface IKeysOf<D> : IDim
    where D : struct, IDim;
