using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Escapes HTML.</summary>
internal static class Escaping
{
    public static PyText Of(PyText text)
    {
        var escaped = new PyTextBuilder();
        var done = 0;
        for (var i = 0; i < text.Value.Length; i++)
        {
            var entity = text.Value[i] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '\'' => "&#39;",
                '"' => "&#34;",
                _ => null,
            };
            if (entity is not null)
            {
                escaped.Append(text.Slice(done, i));
                escaped.Append(PyText.Of(entity, text.IsForeign));
                done = i + 1;
            }
        }

        escaped.Append(text.Slice(done, text.Value.Length));
        return escaped.ToText(safe: true);
    }
}
