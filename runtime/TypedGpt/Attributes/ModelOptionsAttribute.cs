using System.ComponentModel;

namespace TypedGpt;

/// <summary>
/// What the config.json said that <see cref="GptModelAttribute.From"/> names: emitted with the class, so that tools can
/// describe a compiled model without the file.
/// </summary>
/// <param name="options">Names and values, such as <c>EmbDim=64; Rotary.Theta=10000.0</c>.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelOptionsAttribute(string options) : Attribute
{
    /// <summary>Names and values, such as <c>EmbDim=64; Rotary.Theta=10000.0</c>.</summary>
    public string Options { get; } = options;
}
