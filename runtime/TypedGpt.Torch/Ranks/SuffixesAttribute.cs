namespace TypedGpt.Torch;

/// <summary>
/// One for each number of last axes that an operand may have: the last axis of the template stands for them, those before
/// it for the rest.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SuffixesAttribute : Attribute;
