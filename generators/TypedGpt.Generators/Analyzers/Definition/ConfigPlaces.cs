using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>Where in a config.json the values of a model stand that its attributes do not give.</summary>
internal static class ConfigPlaces
{
    /// <summary>The place of the value that a violation is about; null where the user's code has it.</summary>
    /// <param name="subject">What the violation is about.</param>
    /// <param name="given">What the model's attributes give.</param>
    /// <param name="files">The additional files.</param>
    /// <param name="token">Stops the reading.</param>
    public static Location? Of(
        Subject subject,
        Arguments given,
        ImmutableArray<AdditionalText> files,
        CancellationToken token
    )
    {
        if (
            subject.Kind != SubjectKind.Argument
            || given.Has(subject.Name)
            || ConfiguredSpec.NameOf(given) is not { } name
            || files.Where(file => ConfigTexts.Fits(file, name)).ToList() is not [var file]
            || file.GetText(token) is not { } text
        )
        {
            return null;
        }

        return
            ConfigReader.Read(text.ToString()).Places.FirstOrDefault(place => place.Option == subject.Name) is { } place
            ? At(file.Path, text, place.Start, place.Length)
            : null;
    }

    /// <summary>A part of a file that is no code.</summary>
    public static Location At(string path, SourceText text, int start, int length)
    {
        var span = new TextSpan(start, length);
        return Location.Create(path, span, text.Lines.GetLinePositionSpan(span));
    }
}
