using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layouts;

/// <summary>A naming scheme of checkpoints: where it keeps each member, and what else lies there.</summary>
/// <param name="Name">What the option <c>Layout</c> calls it.</param>
/// <param name="Base">What all names but the head's begin with.</param>
/// <param name="Blocks">What stands between that and the number of a block.</param>
internal sealed record Layout(string Name, string Base, string Blocks)
{
    /// <summary>What may stand in place of <see cref="Base"/>.</summary>
    public EquatableArray<string> OtherBases { get; init; } = [""];

    /// <summary>The members of the model, by whole names.</summary>
    public IReadOnlyList<Place> InModel { get; init; } = [];

    /// <summary>The members of a block, by the names below its number.</summary>
    public IReadOnlyList<Place> InBlock { get; init; } = [];

    /// <summary>
    /// Patterns of what may lie there and is no parameter: <c>{n}</c> is a number, <c>*</c> is anything, <c>{layers}</c> the
    /// number behind that of the last block.
    /// </summary>
    public IReadOnlyList<string> Others { get; init; } = [];

    /// <summary>The same under another name, with some members of blocks elsewhere.</summary>
    public Layout With(string name, params Place[] inBlock) =>
        this with
        {
            Name = name,
            InBlock =
            [
                .. inBlock,
                .. InBlock.Where(place => inBlock.All(other => other.Key != place.Key || other.IsConditional)),
            ],
        };

    /// <summary>Where a member is kept, by its key from the model or from its block on; null where the scheme has no place for it.</summary>
    public Place? Of(string key, MemberKind kind, bool isInBlock, GptSpec spec) =>
        (isInBlock ? InBlock : InModel).FirstOrDefault(place =>
            place.Key == key && (place.Kind ?? kind) == kind && place.When?.Invoke(spec) != false
        );

    /// <summary>What a checkpoint of a model holds beside its parameters.</summary>
    public CheckpointLayout Around(GptSpec spec)
    {
        var isTied = spec.Get(Options.TieWeights);
        var layers = Numbers.Text(spec.Get(Options.NLayers));
        return new(
            Name,
            Base,
            OtherBases,
            isTied ? Weight("head") : null,
            isTied ? Weight("embeddings.tokens") : null,
            Others.Select(pattern => pattern.Replace("{layers}", layers)).ToEquatableArray()
        );
    }

    private string? Weight(string key) =>
        InModel.FirstOrDefault(place => place.Key == key) is { } place ? place.Name + ".weight" : null;
}
