namespace TypedGpt.Architecture.Graph;

/// <summary>Names in a sentence.</summary>
internal static class Article
{
    /// <summary>A name after its article: <c>a Linear</c>, <c>an Alibi</c>.</summary>
    public static string With(string name) => "AEIOUaeiou".IndexOf(name[0]) < 0 ? $"a {name}" : $"an {name}";
}
