namespace TypedGpt.Torch;

/// <summary>What is said where a parameter is asked for, or added to, that a layer was made without.</summary>
internal static class Absent
{
    public static InvalidOperationException Parameter<Width>(string layer, string name)
        where Width : struct, IDim => Parameter($"{layer}<{Describe.Dim<Width>()}>", name);

    public static InvalidOperationException Parameter<In, Out>(string layer, string name)
        where In : struct, IDim
        where Out : struct, IDim => Parameter($"{layer}<{Describe.Dim<In>()}, {Describe.Dim<Out>()}>", name);

    /// <summary>Demands a weight where 1 is added to it.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static void Require(bool weight, bool addOne)
    {
        if (addOne && !weight)
        {
            throw new ArgumentException(
                "1 is added to a weight, and this norm has none. Leave out addOne, or weight: false.",
                nameof(addOne)
            );
        }
    }

    private static InvalidOperationException Parameter(string layer, string name) =>
        new($"This {layer} was made without a {name}. Ask Has{char.ToUpperInvariant(name[0])}{name[1..]} first.");
}
