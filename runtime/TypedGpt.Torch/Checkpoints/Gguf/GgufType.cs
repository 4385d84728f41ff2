namespace TypedGpt.Torch;

/// <summary>The types of values in a GGUF file by their numbers there (ggml's <c>ggml_type</c>).</summary>
internal enum GgufType
{
    F32 = 0,
    F16 = 1,
    Q4_0 = 2,
    Q4_1 = 3,
    Q4_2 = 4,
    Q4_3 = 5,
    Q5_0 = 6,
    Q5_1 = 7,
    Q8_0 = 8,
    Q8_1 = 9,
    Q2_K = 10,
    Q3_K = 11,
    Q4_K = 12,
    Q5_K = 13,
    Q6_K = 14,
    Q8_K = 15,
    IQ2_XXS = 16,
    IQ2_XS = 17,
    IQ3_XXS = 18,
    IQ1_S = 19,
    IQ4_NL = 20,
    IQ3_S = 21,
    IQ2_S = 22,
    IQ4_XS = 23,
    I8 = 24,
    I16 = 25,
    I32 = 26,
    I64 = 27,
    F64 = 28,
    IQ1_M = 29,
    BF16 = 30,
    TQ1_0 = 34,
    TQ2_0 = 35,
    MXFP4 = 39,
    NVFP4 = 40,
}

/// <summary>What is known of each type of a GGUF file that is read.</summary>
internal static class GgufTypes
{
    /// <summary>How many values a block holds and how many bytes it takes; null for what is not read.</summary>
    public static (int Values, int Bytes)? Block(this GgufType type) =>
        type switch
        {
            GgufType.F32 => (1, 4),
            GgufType.F16 or GgufType.BF16 => (1, 2),
            GgufType.Q4_0 or GgufType.IQ4_NL => (32, 18),
            GgufType.Q4_1 => (32, 20),
            GgufType.Q5_0 => (32, 22),
            GgufType.Q5_1 => (32, 24),
            GgufType.Q8_0 => (32, 34),
            GgufType.MXFP4 => (32, 17),
            GgufType.Q2_K => (256, 84),
            GgufType.Q3_K => (256, 110),
            GgufType.Q4_K => (256, 144),
            GgufType.Q5_K => (256, 176),
            GgufType.Q6_K => (256, 210),
            GgufType.IQ4_XS => (256, 136),
            _ => null,
        };

    /// <summary>The same as a type of single values; null where values lie in blocks.</summary>
    public static StoredType? Plain(this GgufType type) =>
        type switch
        {
            GgufType.F32 => StoredType.F32,
            GgufType.F16 => StoredType.F16,
            GgufType.BF16 => StoredType.BF16,
            _ => null,
        };
}
