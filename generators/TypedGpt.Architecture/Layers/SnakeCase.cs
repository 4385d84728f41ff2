using System.Text;

namespace TypedGpt.Architecture.Layers;

/// <summary>A property's name as the state dictionary spells it: <c>FeedForward</c> is <c>feed_forward</c>.</summary>
internal static class SnakeCase
{
    public static string Of(string property)
    {
        var name = property.TrimStart('@');
        var text = new StringBuilder();
        for (var at = 0; at < name.Length; at++)
        {
            var startsWord =
                at > 0
                && char.IsUpper(name[at])
                && (!char.IsUpper(name[at - 1]) || (at + 1 < name.Length && char.IsLower(name[at + 1])));
            text.Append(startsWord && name[at - 1] != '_' ? "_" : "").Append(char.ToLowerInvariant(name[at]));
        }

        return text.ToString();
    }
}
