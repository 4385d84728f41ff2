using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>A rule that a model breaks, where, and with which details.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Subject">The place.</param>
/// <param name="Details">What stands for {0}, {1} ... in the message.</param>
/// <param name="Suggestions">Values with which the subject would keep the rule, likeliest first.</param>
internal sealed record Violation(
    Rule Rule,
    Subject Subject,
    EquatableArray<string> Details,
    EquatableArray<string> Suggestions = default
)
{
    /// <summary>The argument with which the model would keep the rule, for one that misses it.</summary>
    public Argument? Addition { get; init; }

    /// <summary>Where it stands in the config.json, for what is wrong there and not in the user's code.</summary>
    public TextPlace? Place { get; init; }

    /// <summary>The whole message, as command lines print it.</summary>
    public string Text => string.Format(CultureInfo.InvariantCulture, Rule.Message, Details.Cast<object>().ToArray());
}
