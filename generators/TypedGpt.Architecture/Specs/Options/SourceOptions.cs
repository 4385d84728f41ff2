using System.Collections.Generic;
using static TypedGpt.Architecture.Specs.OptionKinds;

namespace TypedGpt.Architecture.Specs;

/// <summary>Options of where a model comes from and how its numbers are kept.</summary>
internal static class SourceOptions
{
    public static readonly Option<string> From = Text(
        nameof(From),
        "config.json",
        "a Hugging Face config.json among the AdditionalFiles; what is given beside it takes the place of its values",
        "nothing is read"
    );

    public static readonly Option<string> Layout = Text(
        nameof(Layout),
        "gpt2",
        "the naming scheme of its checkpoints",
        "the one that goes with its layers"
    );

    public static readonly Option<NumberChoice> Type = Choice(
        nameof(Type),
        NumberChoice.BFloat16,
        "Llama 3.2 1B",
        "the type of the parameters, as the published bytes count them",
        "Float32"
    );

    public static IReadOnlyList<Option> All { get; } = [From, Layout, Type];
}
