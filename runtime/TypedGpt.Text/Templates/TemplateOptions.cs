namespace TypedGpt.Templates;

/// <summary>What a template sees besides its context, and how much it may do.</summary>
public sealed record TemplateOptions
{
    /// <summary>The time that strftime_now writes; null for the time of the call.</summary>
    public DateTime? Now { get; init; }

    /// <summary>How many expressions and turns of loops may be computed; long texts count as several.</summary>
    public int Steps { get; init; } = 2_000_000;

    /// <summary>How many UTF-16 units the result, or any text on the way to it, may have.</summary>
    public int Characters { get; init; } = 16 * 1024 * 1024;
}
