using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>The methods of dictionaries that change nothing.</summary>
internal static class DictMethods
{
    public static object? Find(PyDict dict, string name) =>
        name switch
        {
            "items" => Method(name, () => Items(dict)),
            "keys" => Method(name, () => new([.. dict.Entries.Select(entry => entry.Key)])),
            "values" => Method(name, () => new([.. dict.Entries.Select(entry => entry.Value)])),
            "get" => new Callable(
                name,
                arguments =>
                    dict.TryGet(arguments.Expect("key", "default").Get(0, "key"), out var value)
                        ? value
                        : arguments.Get(1, "default", null)
            ),
            "copy" => new Callable(name, _ => dict),
            "pop" or "popitem" or "update" or "clear" or "setdefault" => new Undefined(
                $"'{name}' changes a dictionary, which templates cannot."
            ),
            _ => null,
        };

    /// <summary>Pairs of keys and values.</summary>
    public static PyList Items(PyDict dict) =>
        new([.. dict.Entries.Select(entry => (object?)new PyTuple([entry.Key, entry.Value]))]);

    private static Callable Method(string name, Func<PyList> list) =>
        new(
            name,
            arguments =>
            {
                arguments.Expect();
                return list();
            }
        );
}
