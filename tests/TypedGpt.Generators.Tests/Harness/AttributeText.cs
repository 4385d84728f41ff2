using System.Globalization;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>A configuration as the attributes that a user writes for it.</summary>
internal static class AttributeText
{
    /// <summary>GPT-2 with the example of an option and what that needs beside it.</summary>
    public static Arguments Example(Option option) =>
        Arguments.Of([new(option.Name, option.Example), .. option.Beside, .. Options.Example.Values]);

    /// <summary>The attributes, such as <c>[GptModel(VocabSize = 9)] [Rotary(Theta = 5)]</c>.</summary>
    public static string Of(Arguments arguments) =>
        string.Join(
            " ",
            arguments
                .Values.GroupBy(argument => Options.Named(argument.Name)?.Attribute ?? argument.Name)
                .OrderBy(group => group.Key == Option.ModelAttribute ? 0 : 1)
                .Select(group =>
                    $"[{group.Key}({string.Join(", ", group.Select(Text).Where(text => text.Length > 0))})]"
                )
        );

    private static string Text(Argument argument) =>
        Options.Named(argument.Name) is { } option ? $"{option.Property} = {Text(option, argument.Value!)}" : "";

    private static string Text(Option option, Value value)
    {
        var type = typeof(GptModelAttribute)
            .Assembly.GetType($"TypedGpt.{option.Attribute}Attribute")!
            .GetProperty(option.Property)!
            .PropertyType;
        return value switch
        {
            Value.Text text when type.IsEnum => $"{type.FullName}.{text.Content}",
            Value.Text text => $"\"{text.Content}\"",
            Value.List list => string.Create(
                CultureInfo.InvariantCulture,
                $"new {type.GetElementType()!.FullName}[] {{ {string.Join(", ", list.Items)} }}"
            ),
            _ => value.ToString(),
        };
    }
}
