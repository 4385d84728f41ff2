using System.Numerics;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>The methods of lists and tuples that change nothing.</summary>
internal static class ListMethods
{
    public static object? Find(object of, string name) =>
        name switch
        {
            "index" => new Callable(
                name,
                arguments =>
                    Place(of, arguments.Expect("value").Get(0, "value")) is >= 0 and var place
                        ? new BigInteger(place)
                        : throw new PythonException("'index' did not find the value.")
            ),
            "count" => new Callable(
                name,
                arguments => new BigInteger(
                    Python.Items(of).Count(item => Python.AreEqual(item, arguments.Expect("value").Get(0, "value")))
                )
            ),
            "copy" when of is PyList => new Callable(name, _ => of),
            "append" or "extend" or "insert" or "pop" or "remove" or "clear" or "reverse" or "sort" when of is PyList =>
                new Undefined($"'{name}' changes a list, which templates cannot."),
            _ => null,
        };

    private static int Place(object of, object? value) =>
        Python.Items(of).ToList().FindIndex(item => Python.AreEqual(item, value));
}
