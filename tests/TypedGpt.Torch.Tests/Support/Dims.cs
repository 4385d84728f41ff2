namespace TypedGpt.Torch.Tests;

public readonly struct Vocab : IDim
{
    public static long Size => 11;
}

public readonly struct Context : IDim
{
    public static long Size => 8;
}

public readonly struct Emb : IDim
{
    public static long Size => 8;
}

public readonly struct Hidden : IDim
{
    public static long Size => 5;
}

public readonly struct Heads : IDim
{
    public static long Size => 4;
    public static Factors<Heads, KvHeads, Group> IntoKvHeads { get; } = Evidence.Factors<Heads, KvHeads, Group>();
}

public readonly struct KvHeads : IDim
{
    public static long Size => 2;
}

public readonly struct Group : IDim
{
    public static long Size => 2;
}

public readonly struct HeadDim : IDim
{
    public static long Size => 6;
    public static Sections<HeadDim, Turned, Rest> IntoSections { get; } = Evidence.Sections<HeadDim, Turned, Rest>();
}

public readonly struct Turned : IDim
{
    public static long Size => 4;
    public static Factors<Turned, Two, Two> IntoTwo { get; } = Evidence.Factors<Turned, Two, Two>();
}

public readonly struct Rest : IDim
{
    public static long Size => 2;
}

public readonly struct QueryWidth : IDim
{
    public static long Size => 24;
    public static Factors<QueryWidth, Heads, HeadDim> IntoHeads { get; } =
        Evidence.Factors<QueryWidth, Heads, HeadDim>();
}

public readonly struct Qkv : IDim
{
    public static long Size => 37;
    public static Sections<Qkv, QueryWidth, Emb, Hidden> IntoSections { get; } =
        Evidence.Sections<Qkv, QueryWidth, Emb, Hidden>();
}

public readonly struct Slots : IDim
{
    public static long Size => 3;
}

public readonly struct SlotKeys : IKeysOf<Slots>
{
    public static long Size => 3;
}

public readonly struct FewKeys : IKeysOf<Slots>
{
    public static long Size => 2;
}

public readonly struct Whole : IDim
{
    public static long Size => 9;
    public static Sections<Whole, Heads, Hidden> IntoSections { get; } = Evidence.Sections<Whole, Heads, Hidden>();
}
