namespace TypedGpt.Torch;

/// <summary>The types of values that a safetensors file can name, as it spells them.</summary>
internal enum StoredType
{
    BOOL,
    F4,
    F6_E2M3,
    F6_E3M2,
    F8_E5M2,
    F8_E4M3,
    F8_E8M0,
    I8,
    U8,
    I16,
    U16,
    F16,
    BF16,
    I32,
    U32,
    F32,
    C64,
    F64,
    I64,
    U64,
}

/// <summary>What is known of each stored type.</summary>
internal static class StoredTypes
{
    private static readonly Dictionary<string, StoredType> ByName = Enum.GetValues<StoredType>()
        .ToDictionary(type => type.ToString(), StringComparer.Ordinal);

    /// <summary>The type that a file spells so.</summary>
    public static bool TryParse(string name, out StoredType type) => ByName.TryGetValue(name, out type);

    /// <summary>How many bits a value takes.</summary>
    public static int Bits(this StoredType type) =>
        type switch
        {
            StoredType.F4 => 4,
            StoredType.F6_E2M3 or StoredType.F6_E3M2 => 6,
            <= StoredType.U8 => 8,
            <= StoredType.BF16 => 16,
            <= StoredType.F32 => 32,
            _ => 64,
        };

    /// <summary>Whether values of that type can become weights without anything beside them.</summary>
    public static bool IsWeight(this StoredType type) =>
        type is StoredType.F64 or StoredType.F32 or StoredType.F16 or StoredType.BF16 or StoredType.F8_E4M3;
}
