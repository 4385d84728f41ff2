using System.Globalization;
using System.Reflection;

namespace TypedGpt.Torch.Tests;

/// <summary>Types and values as C# writes them.</summary>
internal static class Words
{
    private static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(byte)] = "byte",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(float)] = "float",
        [typeof(double)] = "double",
    };

    public static string Name(Type type)
    {
        if (Keywords.TryGetValue(type, out var keyword))
        {
            return keyword;
        }

        if (type.IsArray)
        {
            return $"{Name(type.GetElementType()!)}[]";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        if (Nullable.GetUnderlyingType(type) is { } inner)
        {
            return $"{Name(inner)}?";
        }

        var arguments = type.GetGenericArguments();
        if (type.DeclaringType is not { } outer)
        {
            return Simple(type) + Arguments(arguments);
        }

        var given = outer.GetGenericArguments().Length;
        var around = given == 0 ? outer : outer.MakeGenericType(arguments[..given]);
        return $"{Name(around)}.{Simple(type)}{Arguments(arguments[given..])}";
    }

    public static string Arguments(Type[] arguments) =>
        arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Name))}>";

    public static string Constraints(Type[] parameters) => string.Concat(parameters.Select(Constraint));

    public static string Value(object? value) =>
        value switch
        {
            null => "default",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };

    private static string Simple(Type type) => type.Name.Split('`')[0];

    private static string Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        var isStruct = flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint);
        var words = parameter
            .GetGenericParameterConstraints()
            .Where(type => type != typeof(ValueType))
            .Select(Name)
            .Order(StringComparer.Ordinal)
            .Prepend(
                isStruct ? "struct"
                : flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? "class"
                : null
            )
            .Append(
                !isStruct && flags.HasFlag(GenericParameterAttributes.DefaultConstructorConstraint) ? "new()" : null
            )
            .OfType<string>()
            .ToArray();
        return words.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", words)}";
    }
}
