using System.ComponentModel;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace TypedGpt.Torch.Tests;

/// <summary>
/// What users of an assembly can see and inherit, one line for each type and member, with what decides how a call binds:
/// constraints, default values, priorities, and the messages of overloads that explain.
/// </summary>
internal static class ApiListing
{
    private const BindingFlags Declared =
        BindingFlags.Public
        | BindingFlags.NonPublic
        | BindingFlags.Instance
        | BindingFlags.Static
        | BindingFlags.DeclaredOnly;

    /// <summary>The lines, in an order that only the names decide.</summary>
    public static IReadOnlyList<string> Of(Assembly assembly) =>
        [.. assembly.GetExportedTypes().OrderBy(Words.Name, StringComparer.Ordinal).SelectMany(Type)];

    private static IEnumerable<string> Type(Type type)
    {
        var members = type.GetMembers(Declared)
            .SelectMany(Member)
            .Order(StringComparer.Ordinal)
            .Select(member => $"  {member}");
        return members.Prepend(Attributes(type) + Head(type));
    }

    private static string Head(Type type)
    {
        if (typeof(Delegate).IsAssignableFrom(type))
        {
            return $"delegate {Signature(type.GetMethod("Invoke")!, Words.Name(type))}{Words.Constraints(type.GetGenericArguments())}";
        }

        var kind =
            type.IsEnum ? "enum"
            : type.IsInterface ? "interface"
            : type.IsValueType ? (type.IsDefined(typeof(IsReadOnlyAttribute)) ? "readonly struct" : "struct")
            : type.IsAbstract && type.IsSealed ? "static class"
            : type.IsAbstract ? "abstract class"
            : type.IsSealed ? "sealed class"
            : "class";
        var inherited = type.BaseType is { } @base && @base != typeof(object) ? @base.GetInterfaces() : [];
        var bases = type.GetInterfaces()
            .Except(inherited)
            .Select(Words.Name)
            .Order(StringComparer.Ordinal)
            .Prepend(
                type.BaseType is { } parent && type.IsClass && parent != typeof(object) ? Words.Name(parent) : null
            )
            .OfType<string>()
            .ToArray();
        return $"{kind} {Words.Name(type)}"
            + (bases.Length == 0 ? "" : $" : {string.Join(", ", bases)}")
            + Words.Constraints(Own(type));
    }

    /// <summary>The type parameters that a nested type does not have from the type around it.</summary>
    private static Type[] Own(Type type) =>
        [.. type.GetGenericArguments().Skip(type.DeclaringType?.GetGenericArguments().Length ?? 0)];

    private static IEnumerable<string> Member(MemberInfo member) =>
        member switch
        {
            FieldInfo field when IsSeen(field) => [Attributes(field) + Field(field)],
            ConstructorInfo constructor when IsSeen(constructor) =>
            [
                Attributes(constructor)
                    + $"{Access(constructor)}new({string.Join(", ", constructor.GetParameters().Select(Parameter))})",
            ],
            PropertyInfo property when Accessors(property) is { Length: > 0 } seen =>
            [
                Attributes(property) + Property(property, seen),
            ],
            EventInfo @event when IsSeen(@event.AddMethod!) =>
            [
                $"event {Words.Name(@event.EventHandlerType!)} {@event.Name}",
            ],
            MethodInfo method
                when IsSeen(method)
                    && (!method.IsSpecialName || method.Name.StartsWith("op_", StringComparison.Ordinal)) =>
            [
                Attributes(method)
                    + Access(method)
                    + Modifiers(method)
                    + Signature(method, method.Name + Words.Arguments(method.GetGenericArguments()))
                    + Words.Constraints(method.GetGenericArguments()),
            ],
            _ => [],
        };

    private static string Field(FieldInfo field)
    {
        var value = field.IsLiteral ? $" = {Words.Value(field.GetRawConstantValue())}" : "";
        var modifier = field.IsLiteral
            ? "const "
            : (field.IsStatic ? "static " : "") + (field.IsInitOnly ? "readonly " : "");
        return $"{(field.IsPublic ? "" : "protected ")}{modifier}{Words.Name(field.FieldType)} {field.Name}{value}";
    }

    private static MethodInfo[] Accessors(PropertyInfo property) =>
        [.. new[] { property.GetMethod, property.SetMethod }.OfType<MethodInfo>().Where(IsSeen)];

    private static string Property(PropertyInfo property, MethodInfo[] seen)
    {
        var accessors = seen.Select(accessor =>
            accessor == property.GetMethod ? "get;"
            : accessor.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) ? "init;"
            : "set;"
        );
        var indices = property.GetIndexParameters();
        var name = indices.Length == 0 ? property.Name : $"this[{string.Join(", ", indices.Select(Parameter))}]";
        var nullable = IsNullable(new NullabilityInfoContext().Create(property)) ? "?" : "";
        return $"{Access(seen[0])}{Modifiers(seen[0])}{Words.Name(property.PropertyType)}{nullable} {name} {{ {string.Join(" ", accessors)} }}";
    }

    private static string Signature(MethodInfo method, string name)
    {
        var receiver = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        var nullable = IsNullable(new NullabilityInfoContext().Create(method.ReturnParameter)) ? "?" : "";
        return $"{Words.Name(method.ReturnType)}{nullable} {name}({receiver}{string.Join(", ", method.GetParameters().Select(Parameter))})";
    }

    private static string Parameter(ParameterInfo parameter)
    {
        var type = parameter.ParameterType;
        var modifier =
            parameter.IsDefined(typeof(ParamArrayAttribute)) || parameter.IsDefined(typeof(ParamCollectionAttribute))
                ? "params "
            : parameter.IsOut ? "out "
            : parameter.IsIn ? "in "
            : type.IsByRef ? "ref "
            : "";
        var nullable = IsNullable(new NullabilityInfoContext().Create(parameter)) ? "?" : "";
        var value = parameter.HasDefaultValue ? $" = {Words.Value(parameter.DefaultValue)}" : "";
        return $"{modifier}{Words.Name(type.IsByRef ? type.GetElementType()! : type)}{nullable} {parameter.Name}{value}";
    }

    private static bool IsNullable(NullabilityInfo info) =>
        info.ReadState == NullabilityState.Nullable && !info.Type.IsValueType;

    private static bool IsSeen(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    private static bool IsSeen(FieldInfo field) =>
        (field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly) && !field.IsSpecialName;

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifiers(MethodInfo method) =>
        (method.IsStatic ? "static " : "")
        + (
            method.DeclaringType!.IsInterface && !method.IsStatic ? ""
            : method.IsAbstract ? "abstract "
            : method.IsVirtual && !method.IsFinal ? (method.GetBaseDefinition() == method ? "virtual " : "override ")
            : ""
        );

    private static string Attributes(MemberInfo member)
    {
        var words = new List<string>();
        if (
            member.GetCustomAttribute<EditorBrowsableAttribute>() is
            { State: not EditorBrowsableState.Always } browsable
        )
        {
            words.Add($"EditorBrowsable({browsable.State})");
        }

        if (member.GetCustomAttribute<OverloadResolutionPriorityAttribute>() is { } order)
        {
            words.Add(string.Create(CultureInfo.InvariantCulture, $"OverloadResolutionPriority({order.Priority})"));
        }

        if (member.GetCustomAttribute<ObsoleteAttribute>() is { } obsolete)
        {
            words.Add(
                $"Obsolete({(obsolete.IsError ? "error" : "warning")} {obsolete.DiagnosticId}: {obsolete.Message})"
            );
        }

        if (member.GetCustomAttribute<AttributeUsageAttribute>(inherit: false) is { } usage)
        {
            words.Add(
                $"AttributeUsage({usage.ValidOn}{(usage.AllowMultiple ? ", many" : "")}{(usage.Inherited ? "" : ", not inherited")})"
            );
        }

        return string.Concat(words.Select(word => $"[{word}] "));
    }
}
