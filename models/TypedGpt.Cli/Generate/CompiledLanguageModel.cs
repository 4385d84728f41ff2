using System.Globalization;
using TorchSharp;
using TypedGpt.Answers;
using TypedGpt.Cli.Running;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Generate;

/// <summary>
/// A compiled class as generation sees it. The class has no cache, so the ids of the text are all that is kept, and each call computes
/// the whole text again.
/// </summary>
/// <param name="model">The model, in evaluation mode; its caller's.</param>
/// <param name="vocabulary">How many logits it has for each position.</param>
/// <param name="context">How many positions it has.</param>
/// <param name="device">Where it computes.</param>
internal sealed class CompiledLanguageModel(GptModule model, int vocabulary, int context, string device)
    : ILanguageModel
{
    private readonly List<long> text = [];

    /// <inheritdoc/>
    public int VocabularySize => vocabulary;

    /// <inheritdoc/>
    public int ContextLength => context;

    /// <inheritdoc/>
    /// <exception cref="UserError">A logit is not a number.</exception>
    public void Compute(ReadOnlySpan<int> ids, int position, Span<float> logits, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        text.RemoveRange(position, text.Count - position);
        foreach (var id in ids)
        {
            text.Add(id);
        }

        using var scope = torch.NewDisposeScope();
        using var noGradients = torch.no_grad();
        var input = torch.tensor(text.ToArray(), torch.ScalarType.Int64, torch.device(device)).unsqueeze(0);
        LogitsFile.Row(model.forward(input), text.Count - 1).CopyTo(logits);
        foreach (var logit in logits)
        {
            if (float.IsNaN(logit))
            {
                throw new UserError(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"a logit behind token {text.Count - 1} is not a number, so no token can be drawn. Compute with --type float32."
                    )
                );
            }
        }
    }
}
