namespace TypedGpt.Architecture.Rules;

/// <summary>The sorts of places that can break a rule.</summary>
internal enum SubjectKind
{
    /// <summary>The attribute of the model as a whole.</summary>
    Attribute,

    /// <summary>The value of one of its arguments.</summary>
    Argument,

    /// <summary>The name of the model's class, of a type around it, or of a type or member in it.</summary>
    Type,

    /// <summary>The name of a layer's property.</summary>
    Property,

    /// <summary>The name of a layer's method.</summary>
    Method,

    /// <summary>The type of a layer's property.</summary>
    PropertyType,
}
