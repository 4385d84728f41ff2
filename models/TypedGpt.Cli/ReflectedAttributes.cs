using System.Reflection;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Cli;

/// <summary>The attributes of compiled code that are TypedGpt's, with their values.</summary>
internal static class ReflectedAttributes
{
    public static IReadOnlyList<DeclaredAttribute> Of(MemberInfo member) =>
        [
            .. member
                .CustomAttributes.Where(data => data.AttributeType.Namespace == nameof(TypedGpt))
                .Select(data => new DeclaredAttribute(
                    data.AttributeType.Name[..^nameof(Attribute).Length],
                    Named(data),
                    [.. data.ConstructorArguments.Select(ValueOf)]
                )),
        ];

    public static Arguments Named(CustomAttributeData attribute) =>
        Arguments.Of(
            attribute.NamedArguments.Select(argument => new Argument(argument.MemberName, ValueOf(argument.TypedValue)))
        );

    private static Value? ValueOf(CustomAttributeTypedArgument argument) =>
        argument switch
        {
            { Value: Type type } => new Value.Text(type.Name),
            { Value: IReadOnlyCollection<CustomAttributeTypedArgument> items } => Value.ListOf(items.Select(ValueOf)),
            { ArgumentType.IsEnum: true, Value: { } number } => Value.Of(
                Enum.ToObject(argument.ArgumentType, number).ToString()
            ),
            _ => Value.Of(argument.Value),
        };
}
