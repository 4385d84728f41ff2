using System.Globalization;
using TypedGpt.Templates.Values;

namespace TypedGpt.Templates.Evaluation;

/// <summary>How much a template may still do.</summary>
internal sealed class Budget(TemplateOptions options)
{
    /// <summary>So many characters count as one step.</summary>
    private const int CharactersOfStep = 64;

    private long steps;

    /// <summary>How long a text may be.</summary>
    public int Characters => options.Characters;

    /// <summary>Counts a step, or several.</summary>
    public void Step(long count = 1)
    {
        steps += count;
        if (steps > options.Steps)
        {
            throw new PythonException(
                string.Create(CultureInfo.InvariantCulture, $"the template does more than {options.Steps} steps.")
            );
        }
    }

    /// <summary>Counts a text that is about to be made.</summary>
    public void Text(long length)
    {
        if (length > options.Characters)
        {
            throw new PythonException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"the template makes a text of {length} characters; {options.Characters} are allowed."
                )
            );
        }

        Step(length / CharactersOfStep);
    }
}
