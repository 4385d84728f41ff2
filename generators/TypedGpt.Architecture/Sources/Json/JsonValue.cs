using System.Collections.Generic;
using System.Linq;

namespace TypedGpt.Architecture.Sources.Json;

/// <summary>A value of a JSON text, and where it stands in it.</summary>
/// <param name="Start">Its first character, counted from 0.</param>
/// <param name="Length">How many characters it has.</param>
internal abstract record JsonValue(int Start, int Length)
{
    internal sealed record Object(IReadOnlyList<JsonMember> Members, int Start, int Length) : JsonValue(Start, Length)
    {
        /// <summary>The member of that name, if there is one.</summary>
        public JsonMember? Find(string name) => Members.FirstOrDefault(member => member.Name == name);
    }

    internal sealed record List(IReadOnlyList<JsonValue> Items, int Start, int Length) : JsonValue(Start, Length);

    internal sealed record Text(string Content, int Start, int Length) : JsonValue(Start, Length);

    /// <param name="Number">The number.</param>
    /// <param name="Whole">The same where it is written without fraction and exponent and fits; null where not.</param>
    /// <param name="Start">Its first character.</param>
    /// <param name="Length">How many characters it has.</param>
    internal sealed record Numeric(double Number, long? Whole, int Start, int Length) : JsonValue(Start, Length);

    internal sealed record Flag(bool IsSet, int Start, int Length) : JsonValue(Start, Length);

    internal sealed record Null(int Start, int Length) : JsonValue(Start, Length);
}
