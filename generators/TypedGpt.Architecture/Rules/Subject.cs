namespace TypedGpt.Architecture.Rules;

/// <summary>The place in the user's code that breaks a rule.</summary>
/// <param name="Kind">What sort of place.</param>
/// <param name="Name">The argument, type, layer or dimension.</param>
/// <param name="Member">The property or method, for one of a layer.</param>
internal sealed record Subject(SubjectKind Kind, string Name, string Member = "")
{
    public static Subject Attribute { get; } = new(SubjectKind.Attribute, "");

    public static Subject Argument(string name) => new(SubjectKind.Argument, name);

    public static Subject Type(string name) => new(SubjectKind.Type, name);

    public static Subject Property(string layer, string property) => new(SubjectKind.Property, layer, property);

    public static Subject Method(string layer, string method) => new(SubjectKind.Method, layer, method);

    public static Subject PropertyType(string layer, string property) => new(SubjectKind.PropertyType, layer, property);
}
