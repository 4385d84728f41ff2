using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>A file of a project that is no code.</summary>
internal sealed class TextFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text);
}
