using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The layers that the user declared: what their properties are and how they are made.</summary>
internal static class UserLayers
{
    public static LayerNode Layer(UserLayer user, Role role, EquatableArray<Member> members) =>
        new(
            user.Name,
            user.TypeParameters,
            role,
            "A layer of the model's own",
            new Read("x", Axes.Tokens),
            WrittenAxes.Of(user),
            members,
            IsUserDefined: true
        );

    /// <summary>The members in the order of declaration, which is the order of construction and of random draws.</summary>
    public static EquatableArray<Member> Members(UserLayer user, GraphBuilder builder) =>
        user.Properties.Select(property => Describe(property, builder)).ToEquatableArray();

    /// <summary>What a property of that type is; null where it is no layer that can be made.</summary>
    public static MemberKind? KindOf(UserProperty property, UserSpec user) =>
        LayerKinds.Named(property.TypeName) is { } kind && kind.Takes(property.TypeArguments.Count)
            ? kind.Kind switch
            {
                MemberKind.Parameter when property.Parameter is null => null,
                MemberKind.LayerList when !IsLayer(property.ListedType, user) => null,
                var known => known,
            }
        : IsLayer(property.TypeName, user) ? MemberKind.Layer
        : null;

    private static bool IsLayer(string name, UserSpec user) => user.Named(name) is not null || Roles.IsForUsers(name);

    private static Member Describe(UserProperty property, GraphBuilder builder)
    {
        var kind = LayerKinds.Of(KindOf(property, builder.Spec.User) ?? MemberKind.Layer);
        var member = new Member(
            property.Name,
            SnakeCase.Of(property.Name),
            kind.Kind,
            property.TypeArguments,
            "",
            Bias: kind.Kind == MemberKind.LayerNorm,
            Modifiers: property.Modifiers
        );
        foreach (var option in kind.Options)
        {
            var given = option.Attribute == LayerOption.ParameterAttribute ? property.Parameter : property.Options;
            var value = given?[option.Name] ?? option.Default(builder.Spec);
            member = value is null ? member : option.Set(member, value);
        }

        return kind.Kind switch
        {
            MemberKind.LayerList => member with
            {
                LayerType = builder.Use(property.ListedType),
                Dims = property.ListedArguments,
            },
            MemberKind.Layer => member with { LayerType = builder.Use(property.TypeName) },
            _ => member,
        };
    }
}
