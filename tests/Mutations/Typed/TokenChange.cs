using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace TypedGpt.Mutations.Typed;

/// <summary>A change of C# found by its tokens: blanks, line ends and comments around and between them do not matter.</summary>
internal static class TokenChange
{
    /// <summary>The text with <paramref name="replace"/> in the place of the tokens of <paramref name="find"/>.</summary>
    /// <exception cref="InvalidOperationException">The tokens do not stand there exactly once.</exception>
    public static string Apply(string text, string find, string replace, string name)
    {
        var place = Place(text, find, name);
        return text.Remove(place.Start, place.Length).Insert(place.Start, replace);
    }

    /// <summary>From the first to the last of the tokens of <paramref name="find"/>.</summary>
    /// <exception cref="InvalidOperationException">They do not stand there exactly once.</exception>
    public static TextSpan Place(string text, string find, string name)
    {
        var all = Tokens(CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens());
        var wanted = Tokens(SyntaxFactory.ParseTokens(find)).Select(token => token.Text).ToArray();
        var places = Enumerable
            .Range(0, Math.Max(0, all.Length - wanted.Length + 1))
            .Where(at => wanted.Select((token, next) => all[at + next].Text == token).All(isSame => isSame))
            .Select(at => TextSpan.FromBounds(all[at].SpanStart, all[at + wanted.Length - 1].Span.End))
            .ToList();
        return places.Count == 1
            ? places[0]
            : throw new InvalidOperationException($"'{find}' stands {places.Count} times in {name}, and not once.");
    }

    private static SyntaxToken[] Tokens(IEnumerable<SyntaxToken> tokens) =>
        [.. tokens.Where(token => token.Span.Length > 0)];
}
