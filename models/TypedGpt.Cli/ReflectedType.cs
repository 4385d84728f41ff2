using System.CodeDom.Compiler;
using System.Reflection;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Cli;

/// <summary>
/// A type nested in a compiled model: what the generator completed, and so was right. A layer that the generator wrote whole
/// is marked as generated; one of the user's is not.
/// </summary>
internal sealed class ReflectedType(Type type) : IDeclaredType
{
    public const BindingFlags Everything =
        BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    public string Name => NameOf(type);

    public bool IsClass => type.IsClass;

    public bool IsStruct => type.IsValueType;

    /// <summary>Plain, and visible enough: it was completed.</summary>
    public string Keyword => type.IsValueType ? UserDim.Plain : UserLayer.Plain;

    public Visibility Visibility => Visibility.Public;

    public bool IsPartial => true;

    public bool IsGenerated => type.GetCustomAttribute<GeneratedCodeAttribute>() is not null;

    public IReadOnlyList<DeclaredAttribute> Attributes { get; } = ReflectedAttributes.Of(type);

    public IEnumerable<string> TypeParameters => type.GetGenericArguments().Select(argument => argument.Name);

    public IEnumerable<DeclaredProperty> Properties =>
        type.GetProperties(Everything).OrderBy(property => property.MetadataToken).Select(Property);

    public IEnumerable<UserForward> Forwards =>
        type.GetMethods(Everything).Where(method => method.Name == "Forward").Select(Forward);

    /// <summary>All: whether something is used was asked when the model was compiled.</summary>
    public IEnumerable<string> Uses => type.GetProperties(Everything).Select(property => property.Name);

    public bool HasConstructor => false;

    public bool HasBase => false;

    /// <summary>A property that the generator completed has the field that the generator gives it.</summary>
    private DeclaredProperty Property(PropertyInfo property) =>
        new(
            property.Name,
            "",
            NameOf(property.PropertyType),
            property.PropertyType.GetGenericArguments().Select(Text).ToEquatableArray(),
            ReflectedAttributes.Of(property)
        )
        {
            IsPartial = type.GetField(UserLayerFile.Field(property.Name), Everything) is not null,
        };

    private static UserForward Forward(MethodInfo method) =>
        new(
            Text(method.ReturnType),
            method.GetParameters().Select(parameter => Text(parameter.ParameterType)).ToEquatableArray(),
            IsCallable: !method.IsPrivate
        );

    private static string NameOf(Type type) => type.Name.Split('`')[0];

    private static string Text(Type type) =>
        type.IsGenericType ? $"{NameOf(type)}<{string.Join(",", type.GetGenericArguments().Select(Text))}>" : type.Name;
}
