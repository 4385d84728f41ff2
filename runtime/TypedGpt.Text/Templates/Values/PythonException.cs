namespace TypedGpt.Templates.Values;

/// <summary>What Python would raise; who evaluates adds the template's line.</summary>
internal sealed class PythonException(string message, bool isRefusal = false) : Exception(message)
{
    /// <summary>Whether the template asked for it.</summary>
    public bool IsRefusal => isRefusal;
}
