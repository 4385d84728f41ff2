namespace TypedGpt.Architecture.Layouts;

/// <summary>How the rows of several parameters lie in the one tensor that holds them.</summary>
internal enum Grouping
{
    /// <summary>One parameter behind the other.</summary>
    Whole,

    /// <summary>Those of each head, one parameter behind the other, and then those of the next.</summary>
    Heads,

    /// <summary>The same for each head of keys and values, with all its queries.</summary>
    KvHeads,

    /// <summary>A row of each parameter in turn.</summary>
    Rows,
}
