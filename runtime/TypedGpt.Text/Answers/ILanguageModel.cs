namespace TypedGpt.Answers;

/// <summary>
/// What generation needs of a model: these ids, this position, logits. It keeps what it computed for the positions before, so that
/// each is computed once. For one conversation; several may share the weights.
/// </summary>
public interface ILanguageModel
{
    /// <summary>How many logits there are; ids go from 0 up to but not this number.</summary>
    int VocabularySize { get; }

    /// <summary>How many positions there are.</summary>
    int ContextLength { get; }

    /// <summary>
    /// Computes tokens that stand at consecutive positions, and forgets what was computed for these and later ones before.
    /// </summary>
    /// <param name="ids">The tokens, at least one.</param>
    /// <param name="position">The position of the first of them; all before it were computed by earlier calls.</param>
    /// <param name="logits">Where the logits behind the last of them go, <see cref="VocabularySize"/> of them.</param>
    /// <param name="cancellation">Ends the work between layers, where a model looks at it.</param>
    void Compute(ReadOnlySpan<int> ids, int position, Span<float> logits, CancellationToken cancellation);
}
