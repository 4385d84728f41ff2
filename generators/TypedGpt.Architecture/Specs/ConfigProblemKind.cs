namespace TypedGpt.Architecture.Specs;

/// <summary>The ways in which a config.json gives no model.</summary>
internal enum ConfigProblemKind
{
    /// <summary>The text is no JSON, or no object: why.</summary>
    NotJson,

    /// <summary>It describes something that is not built: key, value, why.</summary>
    OtherModel,

    /// <summary>The weights are not stored as plain numbers: key, method, why.</summary>
    Quantized,

    /// <summary>A key that the family does not have: key, family, what to write instead.</summary>
    UnknownKey,

    /// <summary>A key at a value that is not built: key, value, why.</summary>
    NotBuilt,

    /// <summary>A value that the key cannot have: key, value, what it has to be.</summary>
    WrongValue,

    /// <summary>The file is not there, or is there more than once: name, how many.</summary>
    NoFile,
}
