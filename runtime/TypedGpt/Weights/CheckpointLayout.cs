namespace TypedGpt;

/// <summary>
/// What a naming scheme of checkpoints says beside the place of each parameter. A pattern is a name in which <c>{n}</c>
/// stands for a number and <c>*</c> for anything.
/// </summary>
/// <param name="Name">The scheme, such as <c>gpt2</c>.</param>
/// <param name="Base">
/// What the table's names of all but the head begin with, such as <c>transformer.</c>; empty where the scheme has no such thing.
/// </param>
/// <param name="OtherBases">
/// What may stand in a file in place of <paramref name="Base"/>: empty where it may be missing, or
/// <c>language_model.model.</c>, whose <c>language_model.</c> then stands before the head's name as well.
/// </param>
/// <param name="TiedHead">
/// Of a model whose head is its token table: the name under which a file may hold it once more. Null where the head is a
/// parameter.
/// </param>
/// <param name="Table">The table's name of the token table, which <paramref name="TiedHead"/> has to equal; null without a tied head.</param>
/// <param name="Others">
/// Patterns of what may lie in a file and is no parameter: mask buffers, frequencies, a tower for pictures. Those that
/// begin with <paramref name="Base"/> hold for the other bases too.
/// </param>
public sealed record CheckpointLayout(
    string Name,
    string Base,
    IReadOnlyList<string> OtherBases,
    string? TiedHead,
    string? Table,
    IReadOnlyList<string> Others
);
