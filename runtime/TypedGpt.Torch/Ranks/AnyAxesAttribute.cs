namespace TypedGpt.Torch;

/// <summary>The axes A, B, .. of its operand, one less than the axes of this tensor, come and go with them.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class AnyAxesAttribute : Attribute;
