namespace TypedGpt;

/// <summary>The exceptions of evidence that no generator made.</summary>
internal static class Forged
{
    public static ShapeException Factors<Whole, Outer, Inner>()
        where Whole : struct, IDim
        where Outer : struct, IDim
        where Inner : struct, IDim =>
        Of<Whole>(
            $"{typeof(Outer).Name} ({Outer.Size}) x {typeof(Inner).Name} ({Inner.Size})",
            $"{typeof(Whole).Name}.Into{typeof(Outer).Name}"
        );

    public static ShapeException Sections<Whole>(string parts)
        where Whole : struct, IDim => Of<Whole>(parts, $"{typeof(Whole).Name}.IntoSections");

    private static ShapeException Of<Whole>(string claim, string member)
        where Whole : struct, IDim =>
        new(
            $"This evidence is a default value: nothing shows that {typeof(Whole).Name} ({Whole.Size}) is {claim}. Take the evidence from the model, such as {member}."
        );
}
