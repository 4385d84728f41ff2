using System;
using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources.Json;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources.HuggingFace.Keys;

/// <summary>
/// The keys of one object of a config.json. It remembers which were asked for, so that what nobody asked for can be
/// objected to. A key that is null counts as absent unless it is asked for with what null means.
/// </summary>
internal class ConfigKeys(string text, JsonValue.Object json, List<ConfigProblem> problems, string path = "")
{
    private const int LongestMisspelling = 64;

    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    protected List<ConfigProblem> Problems => problems;

    public JsonValue.Object Json => json;

    /// <summary>The value of the first of those keys that is there, null included. Two that differ are a problem.</summary>
    public JsonValue? Find(params string[] keys)
    {
        asked.UnionWith(keys);
        var found = keys.Select(json.Find)
            .OfType<JsonMember>()
            .OrderBy(member => member.Value is JsonValue.Null)
            .ToList();
        foreach (var other in found.Skip(1).Where(other => IsOther(other.Value, found[0].Value)))
        {
            Add(
                ConfigProblemKind.WrongValue,
                other.Value,
                path + other.Name,
                Shortened(other.Value),
                $"{Shortened(found[0].Value)}, which {found[0].Name} says of the same"
            );
        }

        return found.FirstOrDefault()?.Value;
    }

    /// <summary>Whether one of those keys is there and not null.</summary>
    public bool Has(params string[] keys) => Find(keys) is not (null or JsonValue.Null);

    /// <summary>A whole number above 0; <paramref name="absent"/> where there is none.</summary>
    public int Size(int absent, params string[] keys) => MaybeSize(absent, keys) ?? absent;

    /// <summary>A whole number above 0; <paramref name="absent"/> where the key is not there, null where it is null.</summary>
    public int? MaybeSize(int? absent, params string[] keys) => Whole(absent, lowest: 1, keys);

    /// <summary>A whole number, 0 or above, as <see cref="MaybeSize"/>.</summary>
    public int? MaybeCount(int? absent, params string[] keys) => Whole(absent, lowest: 0, keys);

    /// <summary>A number; <paramref name="absent"/> where the key is not there or null.</summary>
    public double Number(double absent, params string[] keys) => MaybeNumber(absent, keys) ?? absent;

    /// <summary>A number; <paramref name="absent"/> where the key is not there, null where it is null.</summary>
    public double? MaybeNumber(double? absent, params string[] keys) =>
        Find(keys) switch
        {
            null => absent,
            JsonValue.Null => null,
            JsonValue.Numeric number => number.Number,
            var other => Wrong(keys, other, "a number", absent),
        };

    /// <summary>Whether something is so.</summary>
    public bool Flag(bool absent, params string[] keys) =>
        Find(keys) switch
        {
            null or JsonValue.Null => absent,
            JsonValue.Flag flag => flag.IsSet,
            var other => Wrong(keys, other, "true or false", absent),
        };

    /// <summary>A text.</summary>
    public string Text(string absent, params string[] keys) =>
        Find(keys) switch
        {
            null or JsonValue.Null => absent,
            JsonValue.Text content => content.Content,
            var other => Wrong(keys, other, "a text", absent),
        };

    /// <summary>A list; empty where there is none.</summary>
    public IReadOnlyList<JsonValue> List(string key) =>
        Find(key) switch
        {
            null or JsonValue.Null => [],
            JsonValue.List list => list.Items,
            var other => Wrong<IReadOnlyList<JsonValue>>([key], other, "a list", []),
        };

    /// <summary>A list of numbers; empty where there is none.</summary>
    public IReadOnlyList<double> Numbers(string key)
    {
        var items = List(key);
        foreach (var item in items.Where(item => item is not JsonValue.Numeric))
        {
            Wrong([key], item, "a list of numbers", 0);
        }

        return items.OfType<JsonValue.Numeric>().Select(item => item.Number).ToList();
    }

    /// <summary>An object below this one; null where there is none.</summary>
    public ConfigKeys? Section(string key) =>
        Find(key) switch
        {
            null or JsonValue.Null => null,
            JsonValue.Object found => new ConfigKeys(text, found, problems, $"{path}{key}."),
            var other => Wrong<ConfigKeys?>([key], other, "an object", null),
        };

    /// <summary>Says that the family's class has those keys and that they change nothing.</summary>
    public void Ignore(params string[] keys) => asked.UnionWith(keys);

    /// <summary>Refuses a key unless it says one of <paramref name="neutral"/>, as it is written, or nothing.</summary>
    public void Only(string key, string why, params string[] neutral)
    {
        if (Find(key) is { } value && !SaysNothing(value) && !Says(value, neutral))
        {
            NotBuilt(key, why);
        }
    }

    /// <summary>Says that a key asks for what is not built.</summary>
    public void NotBuilt(string key, string why)
    {
        if (Find(key) is { } value)
        {
            Add(ConfigProblemKind.NotBuilt, value, path + key, Shortened(value), why);
        }
    }

    /// <summary>Says that a key has a value which it cannot have.</summary>
    public T Wrong<T>(IEnumerable<string> keys, JsonValue at, string wanted, T otherwise)
    {
        var key = keys.FirstOrDefault(name => json.Find(name) is not null) ?? keys.First();
        Add(ConfigProblemKind.WrongValue, at, path + key, Shortened(at), wanted);
        return otherwise;
    }

    public void Add(ConfigProblemKind kind, JsonValue at, params string[] details) =>
        problems.Add(new(kind, new(details), at.Start, at.Length));

    /// <summary>Objects to each key that was not asked for and says something.</summary>
    /// <param name="family">What the keys are of.</param>
    public void RefuseOthers(string family)
    {
        foreach (var member in json.Members.Where(member => !asked.Contains(member.Name)))
        {
            if (SaysNothing(member.Value) || HarmlessKeys.Has(member.Name))
            {
                continue;
            }

            if (NeutralKeys.Find(member.Name) is { } known)
            {
                if (!Says(member.Value, known.Neutral))
                {
                    NotBuilt(member.Name, $"{family} has no such part: {known.Why}");
                }

                continue;
            }

            var nearest = member.Name.Length > LongestMisspelling ? null : Nearest.Word(member.Name, asked);
            problems.Add(
                new(
                    ConfigProblemKind.UnknownKey,
                    [path + member.Name, family, nearest is null ? "" : $", or write {nearest}"],
                    member.Start,
                    member.Length
                )
            );
        }
    }

    /// <summary>What stands in the text, shortened where it is long.</summary>
    public string Shortened(JsonValue value)
    {
        const int Most = 40;
        var written = Written(value).Trim('"').Replace("\n", " ");
        return written.Length <= Most ? written : written.Substring(0, Most) + "..";
    }

    protected string Written(JsonValue value) => text.Substring(value.Start, value.Length);

    /// <summary>Whether a value, or each item of a list, is written as one of those.</summary>
    private bool Says(JsonValue value, IReadOnlyList<string> neutral) =>
        value is JsonValue.List list
            ? list.Items.All(item => Says(item, neutral))
            : neutral.Contains(Written(value).Trim('"'));

    /// <summary>Whether a value says another thing than the first; null says nothing.</summary>
    public bool IsOther(JsonValue value, JsonValue first) =>
        value is not JsonValue.Null
        && (value, first) switch
        {
            (JsonValue.Numeric a, JsonValue.Numeric b) => !a.Number.Equals(b.Number),
            _ => Written(value) != Written(first),
        };

    /// <summary>Null, false, and what is empty.</summary>
    private static bool SaysNothing(JsonValue value) =>
        value
            is JsonValue.Null
                or JsonValue.Flag { IsSet: false }
                or JsonValue.Text { Content: "" }
                or JsonValue.List { Items.Count: 0 }
                or JsonValue.Object { Members.Count: 0 };

    private int? Whole(int? absent, int lowest, string[] keys) =>
        Find(keys) switch
        {
            null => absent,
            JsonValue.Null => null,
            JsonValue.Numeric { Whole: { } whole } when whole >= lowest && whole <= int.MaxValue => (int)whole,
            var other => Wrong(
                keys,
                other,
                lowest == 1 ? "a whole number above 0 and below 2^31" : "a whole number, 0 or above",
                absent
            ),
        };
}
