using System.Globalization;
using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>The functions that every template has.</summary>
internal static class Globals
{
    /// <summary>Longer ranges are an error in Jinja's sandbox too.</summary>
    private const int LongestRange = 100_000;

    public static Scope Create(TemplateOptions options, Budget budget)
    {
        var now = options.Now ?? DateTime.Now;
        var scope = new Scope(null);
        Add("namespace", Namespace);
        Add("dict", Dict);
        Add("range", arguments => Range(arguments, budget));
        Add(
            "raise_exception",
            arguments =>
                throw new PythonException(
                    Python.Text(arguments.Expect("message").Get(0, "message")).Value,
                    isRefusal: true
                )
        );
        Add(
            "strftime_now",
            arguments => new PyText(TimeFormat.Write(now, arguments.Expect("format").Text(0, "format").Value))
        );
        return scope;

        void Add(string name, Func<Arguments, object?> call) => scope.Set(name, new Callable(name, call));
    }

    private static PyNamespace Namespace(Arguments arguments)
    {
        var made = new PyNamespace();
        foreach (var (key, value) in Dict(arguments).Entries)
        {
            made.Values[Python.Text(key).Value] = value;
        }

        return made;
    }

    private static PyDict Dict(Arguments arguments)
    {
        var made = new PyDict();
        foreach (var place in arguments.Places)
        {
            if (place is PyDict dict)
            {
                foreach (var (key, value) in dict.Entries)
                {
                    made.Set(key, value);
                }

                continue;
            }

            foreach (var pair in Python.Items(place))
            {
                if (Python.Items(pair) is not [var key, var value])
                {
                    throw new PythonException($"{arguments.Of} takes pairs of a key and a value.");
                }

                made.Set(key, value);
            }
        }

        foreach (var (name, value) in arguments.Names)
        {
            made[name] = value;
        }

        return made;
    }

    private static PyList Range(Arguments arguments, Budget budget)
    {
        var numbers = arguments.Places.Select(place => Python.Index(place, "an argument of range")).ToList();
        if (numbers.Count is 0 or > 3 || arguments.Names.Count > 0)
        {
            throw new PythonException("range takes one to three whole numbers.");
        }

        long start = numbers.Count == 1 ? 0 : numbers[0];
        long stop = numbers.Count == 1 ? numbers[0] : numbers[1];
        long step = numbers.Count == 3 ? numbers[2] : 1;
        if (step == 0)
        {
            throw new PythonException("the step of a range is not 0.");
        }

        var count = Math.Max(0, step > 0 ? (stop - start + step - 1) / step : (start - stop - step - 1) / -step);
        if (count > LongestRange)
        {
            throw new PythonException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a range of {count} is too long; {LongestRange} are allowed."
                )
            );
        }

        budget.Step(count);
        return new([.. Enumerable.Range(0, (int)count).Select(i => (object?)new BigInteger(start + (i * step)))]);
    }
}
