using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources;

/// <summary>Reads the configuration of a model from the attributes of its class, whatever the source.</summary>
internal static class ConfigurationReader
{
    /// <summary>
    /// The values of <c>[GptModel]</c> by their names, and those of each small attribute behind its name and a dot. That such
    /// an attribute is there is a value of its own, for it may say nothing more.
    /// </summary>
    /// <param name="model">The values of <c>[GptModel]</c>.</param>
    /// <param name="attributes">All attributes of the class.</param>
    public static Arguments Read(Arguments model, IEnumerable<DeclaredAttribute> attributes) =>
        Arguments.Of([
            .. model.Values,
            .. attributes
                .Where(attribute => Options.SmallAttributes.Contains(attribute.Name))
                .SelectMany(attribute =>
                    attribute
                        .Named.Values.Select(value => value with { Name = $"{attribute.Name}.{value.Name}" })
                        .Prepend(new(attribute.Name, new Value.Flag(true)))
                ),
        ]);
}
