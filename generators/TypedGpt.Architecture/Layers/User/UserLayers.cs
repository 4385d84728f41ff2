using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.User;

/// <summary>The layers that the user declared: what their properties are and how they are made.</summary>
internal static class UserLayers
{
    public static LayerNode Layer(UserLayer own, Role role, EquatableArray<Member> members) =>
        new(
            own.Name,
            own.TypeParameters,
            role,
            "A layer of the model's own",
            new Read("x", Axes.Tokens),
            WrittenAxes.Of(own),
            members,
            IsUserDefined: true
        );

    /// <summary>The members in the order of declaration, which is the order of construction and of random draws.</summary>
    public static EquatableArray<Member> Members(UserLayer own, GraphBuilder builder) =>
        own.Properties.Select(property => Describe(property, builder)).ToEquatableArray();

    /// <summary>What a property of that type is; null where it is no layer that can be made.</summary>
    public static MemberKind? KindOf(UserProperty property, UserSpec own) =>
        (property.TypeName, property.TypeArguments.Count) switch
        {
            ("Tensor", >= 1 and <= 4) => property.Parameter is null ? null : MemberKind.Parameter,
            ("Linear", 2) => MemberKind.Linear,
            ("Embedding", 2) => MemberKind.Embedding,
            ("LayerNorm", 1) => MemberKind.LayerNorm,
            ("RmsNorm", 1) => MemberKind.RmsNorm,
            ("Dropout", 0) => MemberKind.Dropout,
            ("CausalMask", 1) => MemberKind.CausalMask,
            ("WindowMask", 2) => MemberKind.WindowMask,
            ("Alibi", 2) => MemberKind.Alibi,
            ("Rotary", 2) => MemberKind.Rotary,
            ("LayerList", 1) => IsLayer(ListedType(property), own) ? MemberKind.LayerList : null,
            var (name, _) => IsLayer(name, own) ? MemberKind.Layer : null,
        };

    /// <summary>The layer class in a list's type argument, without its own arguments.</summary>
    public static string ListedType(UserProperty property) => property.TypeArguments[0].Split('<')[0];

    private static bool IsLayer(string name, UserSpec own) =>
        own.Named(name) is not null || GraphBuilder.IsGenerated(name);

    private static Member Describe(UserProperty property, GraphBuilder builder)
    {
        var spec = builder.Spec;
        var kind = KindOf(property, spec.User) ?? MemberKind.Layer;
        var member = new Member(
            property.Name,
            SnakeCase.Of(property.Name),
            kind,
            property.TypeArguments,
            "",
            Modifiers: property.Modifiers
        );
        return kind switch
        {
            MemberKind.Linear => member with { Bias = property.Options.Bool("Bias", otherwise: true) },
            MemberKind.LayerNorm or MemberKind.RmsNorm => member with
            {
                Number = property.Options.Double(Keys.NormEps, otherwise: spec.Norms.Eps),
            },
            MemberKind.Dropout => member with
            {
                Number = property.Options.Double(Keys.DropRate, otherwise: spec.Block.DropRate),
            },
            MemberKind.Rotary => member with { Number = property.Options.Double("Theta", otherwise: DefaultTheta) },
            MemberKind.Parameter => member with
            {
                Init = property.Parameter?["Init"] as string ?? "Zeros",
                Number = property.Parameter?.Double("Std", otherwise: DefaultStd) ?? DefaultStd,
            },
            MemberKind.LayerList => member with
            {
                LayerType = builder.Use(ListedType(property)),
                Dims = ListedArguments(property),
                Count = property.Options.Int("Count", otherwise: spec.Block.NLayers),
            },
            MemberKind.Layer => member with { LayerType = builder.Use(property.TypeName) },
            _ => member,
        };
    }

    /// <summary>The type arguments of the layer class in a list.</summary>
    public static EquatableArray<string> ListedArguments(UserProperty property)
    {
        var parts = property.TypeArguments[0].Split(['<', '>', ','], System.StringSplitOptions.RemoveEmptyEntries);
        return parts.Skip(1).ToEquatableArray();
    }

    /// <summary>The standard deviation with which GPT-2 initialises its weights.</summary>
    public const double DefaultStd = 0.02;

    /// <summary>The base of the frequencies in Su et al. 2021.</summary>
    public const double DefaultTheta = 10000;
}
