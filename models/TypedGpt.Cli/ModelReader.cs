using System.Globalization;
using System.Reflection;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers.User;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Cli;

/// <summary>Reads a compiled model's attribute and layers, and describes it by the same graph that it was emitted from.</summary>
internal static class ModelReader
{
    private static readonly string[] Roles = ["Block", "Attention", "FeedForward", "Norm"];

    public static ModelGraph Read(Type model)
    {
        var attribute =
            model.CustomAttributes.FirstOrDefault(data => data.AttributeType == typeof(GptModelAttribute))
            ?? throw new UserError($"{model.Name} has no [GptModel] attribute.");
        var declaration = new ModelDeclaration(model.Name, model.Namespace ?? "", [], model.FullName!, [], []);
        var spec = GptSpec.Read(declaration, Values(attribute), ReadUser(model));
        var broken = Rulebook.Check(spec).FirstOrDefault(violation => !violation.Rule.IsWarning);
        return broken is null ? GraphBuilder.Build(spec) : throw new UserError($"{broken.Rule.Id}: {broken.Text}");
    }

    private static Arguments Values(CustomAttributeData? attribute) =>
        Arguments.Of(
            attribute?.NamedArguments.Select(argument => new Argument(argument.MemberName, Value(argument.TypedValue)))
                ?? []
        );

    private static object? Value(CustomAttributeTypedArgument argument) =>
        argument.ArgumentType.IsEnum
            ? Enum.ToObject(argument.ArgumentType, argument.Value!).ToString()
            : argument.Value;

    private static UserSpec ReadUser(Type model) =>
        new(
            model
                .GetNestedTypes()
                .Where(type => type.IsClass && IsUserLayer(type))
                .OrderBy(type => type.MetadataToken)
                .Select(Layer)
                .ToEquatableArray(),
            model
                .GetNestedTypes()
                .Where(type => type.IsValueType && Definitions(type).Count > 0)
                .OrderBy(type => type.MetadataToken)
                .Select(type => new UserDim(type.Name, Definitions(type), IsPartial: true))
                .ToEquatableArray()
        );

    /// <summary>A layer that the generator wrote whole is marked as generated; one of the user's is not.</summary>
    private static bool IsUserLayer(Type type) =>
        type.GetCustomAttribute<LayerAttribute>() is not null
        || (
            Roles.Contains(type.Name)
            && type.GetCustomAttribute<System.CodeDom.Compiler.GeneratedCodeAttribute>() is null
        );

    private static UserLayer Layer(Type type)
    {
        var marked = type.GetCustomAttribute<LayerAttribute>()?.Replaces ?? TypedGpt.LayerRole.None;
        var properties = type.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)
            .OrderBy(property => property.MetadataToken)
            .Select(Property)
            .ToEquatableArray();
        return new(
            Name(type),
            type.GetGenericArguments().Select(argument => argument.Name).ToEquatableArray(),
            marked != TypedGpt.LayerRole.None ? marked.ToString()
                : Roles.Contains(type.Name) ? type.Name
                : "",
            IsPartial: true,
            properties,
            type.GetMethods().Where(method => method.Name == "Forward").Select(Forward).ToEquatableArray(),
            properties.Select(property => property.Name).ToEquatableArray(),
            HasConstructor: false,
            HasBase: false
        );
    }

    private static UserProperty Property(PropertyInfo property) =>
        new(
            property.Name,
            "public",
            Name(property.PropertyType),
            property.PropertyType.GetGenericArguments().Select(Text).ToEquatableArray(),
            IsPartial: true,
            IsGetOnly: true,
            Values(Attribute<OptionsAttribute>(property)),
            Attribute<ParameterAttribute>(property) is { } parameter ? Values(parameter) : null
        );

    private static CustomAttributeData? Attribute<T>(MemberInfo member) =>
        member.CustomAttributes.FirstOrDefault(data => data.AttributeType == typeof(T));

    private static UserForward Forward(MethodInfo method) =>
        new(
            Text(method.ReturnType),
            method.GetParameters().Select(parameter => Text(parameter.ParameterType)).ToEquatableArray(),
            IsCallable: method is { IsStatic: false, IsPrivate: false }
        );

    private static EquatableArray<DimDefinition> Definitions(Type type) =>
        type
            .CustomAttributes.Where(data =>
                data.AttributeType == typeof(DimAttribute) || data.AttributeType == typeof(DimSumAttribute)
            )
            .Select(data =>
                data.ConstructorArguments[0].Value is int size
                    ? new DimDefinition(UserDimKind.Size, size, [])
                    : new DimDefinition(
                        data.AttributeType == typeof(DimAttribute) ? UserDimKind.Product : UserDimKind.Sum,
                        0,
                        data.ConstructorArguments.Select(argument => ((Type)argument.Value!).Name).ToEquatableArray()
                    )
            )
            .ToEquatableArray();

    private static string Name(Type type) => type.Name.Split('`')[0];

    private static string Text(Type type) =>
        type.IsGenericType
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"{Name(type)}<{string.Join(",", type.GetGenericArguments().Select(Text))}>"
            )
            : type.Name;
}
