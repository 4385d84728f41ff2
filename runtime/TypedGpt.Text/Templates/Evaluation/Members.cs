using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>Attributes, items and slices of values.</summary>
internal static class Members
{
    /// <summary>x.name: a method, else the value of the key.</summary>
    public static object? Attribute(object? of, string name, Budget budget)
    {
        switch (of)
        {
            case Undefined missing:
                throw new PythonException(missing.Reason);
            case Loop loop:
                return loop.Get(name);
            case PyNamespace space when space.Values.TryGetValue(name, out var set):
                return set;
            case PyDict dict:
                return DictMethods.Find(dict, name)
                    ?? (dict.TryGet(new PyText(name), out var value) ? value : Missing(of, name));
            case PyText text:
                return TextMethods.Find(text, name, budget) ?? Missing(of, name);
            case PyList or PyTuple:
                return ListMethods.Find(of, name) ?? Missing(of, name);
            default:
                return Missing(of, name);
        }
    }

    /// <summary>x[key]: the value of the key or place, else a method.</summary>
    public static object? Item(object? of, object? key, Budget budget)
    {
        switch (of)
        {
            case Undefined missing:
                throw new PythonException(missing.Reason);
            case PyDict dict when dict.TryGet(key, out var value):
                return value;
            case PyList or PyTuple or PyText when Python.Whole(key) is { } place:
                var items = Python.Items(of);
                var at = place < 0 ? place + items.Count : place;
                return at >= 0 && at < items.Count ? items[(int)at] : new Undefined($"there is no item {place}.");
            default:
                return key is PyText name ? Attribute(of, name.Value, budget) : Missing(of, Python.Text(key).Value);
        }
    }

    /// <summary>x[start:stop:step], clipped as Python clips.</summary>
    public static object? Slice(object? of, object? start, object? stop, object? step)
    {
        if (of is Undefined missing)
        {
            throw new PythonException(missing.Reason);
        }

        if (of is not (PyText or PyList or PyTuple))
        {
            return Missing(of, "a slice");
        }

        var items = Python.Items(of);
        var by = step is null or Undefined ? 1 : Python.Index(step, "the step of a slice");
        if (by == 0)
        {
            throw new PythonException("the step of a slice is not 0.");
        }

        var (least, greatest) = by > 0 ? (0, items.Count) : (-1, items.Count - 1);
        var from = Bound(start, by > 0 ? least : greatest);
        var to = Bound(stop, by > 0 ? greatest : least);
        var taken = new List<object?>();
        for (long at = from; by > 0 ? at < to : at > to; at += by)
        {
            taken.Add(items[(int)at]);
        }

        return of switch
        {
            PyText text when by == 1 => Part(text, items, from, Math.Max(from, to)),
            PyText text => Joined(taken, text.IsSafe),
            PyList => new PyList(taken),
            _ => new PyTuple(taken),
        };

        int Bound(object? bound, int otherwise)
        {
            if (bound is null or Undefined)
            {
                return otherwise;
            }

            long place = Python.Index(bound, "an end of a slice");
            return (int)Math.Clamp(place < 0 ? place + items.Count : place, least, greatest);
        }
    }

    /// <summary>What is said of a value that is not there.</summary>
    private static Undefined Missing(object? of, string name) =>
        new($"a value of type {Python.TypeOf(of)} has no '{name}'.");

    private static PyText Part(PyText text, IReadOnlyList<object?> characters, int from, int to)
    {
        var start = characters.Take(from).Sum(character => ((PyText)character!).Value.Length);
        var length = characters.Skip(from).Take(to - from).Sum(character => ((PyText)character!).Value.Length);
        return text.Slice(start, start + length);
    }

    private static PyText Joined(List<object?> characters, bool safe)
    {
        var text = new PyTextBuilder();
        characters.ForEach(character => text.Append((PyText)character!));
        return text.ToText(safe);
    }
}
