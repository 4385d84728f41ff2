using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>Every kind of thing that a layer is made of.</summary>
internal static class LayerKinds
{
    /// <summary>All of them, one for each <see cref="MemberKind"/>.</summary>
    public static IReadOnlyList<LayerKind> All { get; } =
    [
        new(MemberKind.Linear, "Linear", "a Linear", Purpose.Head)
        {
            Dims = 2,
            Parameters = static member =>
                member.Bias
                    ? [new("weight", [member.Dims[1], member.Dims[0]]), new("bias", [member.Dims[1]])]
                    : [new("weight", [member.Dims[1], member.Dims[0]])],
            Options = [LayerOptions.Bias, LayerOptions.Std],
        },
        new(MemberKind.Embedding, "Embedding", "an Embedding", Purpose.Embedding)
        {
            Dims = 2,
            Parameters = static member => [new("weight", member.Dims)],
            Options = [LayerOptions.Std],
        },
        new(MemberKind.LayerNorm, "LayerNorm", "a norm", Purpose.Norm)
        {
            Dims = 1,
            Parameters = static member => NormParameters(member, member.Bias),
            Options = [LayerOptions.NormEps],
            Last = static member => NormArguments(member).Concat(member.Bias ? [] : ["bias: false"]).ToEquatableArray(),
            Title = "Layer norm",
        },
        new(MemberKind.RmsNorm, "RmsNorm", "a norm", Purpose.Norm)
        {
            Dims = 1,
            Parameters = static member => NormParameters(member, hasBias: false),
            Options = [LayerOptions.NormEps],
            Last = NormArguments,
            Title = "RMS norm",
        },
        new(MemberKind.LayerNormOfHeads, "LayerNormOfHeads", "a norm", Purpose.Norm)
        {
            Dims = 2,
            Parameters = static member => NormParameters(member, hasBias: false),
            Options = [LayerOptions.NormEps],
            Last = NormArguments,
            Title = "Layer norm of heads",
        },
        new(MemberKind.RmsNormOfHeads, "RmsNormOfHeads", "a norm", Purpose.Norm)
        {
            Dims = 2,
            Parameters = static member => NormParameters(member, hasBias: false),
            Options = [LayerOptions.NormEps],
            Last = NormArguments,
            Title = "RMS norm of heads",
        },
        new(MemberKind.Dropout, "Dropout", "a Dropout", Purpose.Dropout) { Options = [LayerOptions.DropRate] },
        new(MemberKind.CausalMask, "CausalMask", "a CausalMask") { Dims = 1 },
        new(MemberKind.WindowMask, "WindowMask", "a WindowMask") { Dims = 2 },
        new(MemberKind.ChunkMask, "ChunkMask", "a ChunkMask") { Dims = 2 },
        new(MemberKind.Alibi, "Alibi", "an Alibi") { Dims = 2 },
        new(MemberKind.Rotary, "Rotary", "a Rotary")
        {
            Dims = 2,
            First = static member => Evidence.Product(member.Dims[0], DimTable.Two, member.Dims[1]).Reference,
            Options = [LayerOptions.Theta],
            Last = RotaryArguments,
        },
        new(MemberKind.TiedHead, "TiedHead", "a TiedHead", Purpose.Head)
        {
            Dims = 2,
            IsForUsers = false,
            First = static _ => "InputEmbeddings.Tokens",
            Title = "Output head, tied",
            Detail = "the token table",
        },
        new(MemberKind.Layer, "", "a layer") { IsForUsers = false },
        new(MemberKind.LayerList, "LayerList", "a LayerList") { Dims = 1, Options = [LayerOptions.Count] },
        new(MemberKind.Parameter, "Tensor", "a Tensor")
        {
            Dims = 1,
            MostDims = 4,
            Parameters = static member => [new("", member.Dims)],
            Options = [LayerOptions.Init, LayerOptions.ParameterStd],
        },
    ];

    private static readonly Dictionary<MemberKind, LayerKind> ByKind = All.ToDictionary(kind => kind.Kind);

    private static EquatableArray<MemberParameter> NormParameters(Member member, bool hasBias)
    {
        var parameters = new List<MemberParameter>();
        if (member.HasWeight)
        {
            parameters.Add(new("weight", member.Dims));
        }

        if (hasBias)
        {
            parameters.Add(new("bias", member.Dims));
        }

        return parameters.ToEquatableArray();
    }

    private static EquatableArray<string> NormArguments(Member member)
    {
        var arguments = new List<string>();
        if (member.IsPlusOne)
        {
            arguments.Add("addOne: true");
        }

        if (!member.HasWeight)
        {
            arguments.Add("weight: false");
        }

        return arguments.ToEquatableArray();
    }

    private static EquatableArray<string> RotaryArguments(Member member)
    {
        var arguments = new List<string>();
        if (member.IsInterleaved)
        {
            arguments.Add("interleaved: true");
        }

        if (member.Scaling is { } scaling)
        {
            var values = scaling.Values.Select(value => $"{value.Name}: {value.Value}");
            arguments.Add($"scaling: ~RotaryScaling.{scaling.Rule}({string.Join(", ", values)})");
        }

        return arguments.ToEquatableArray();
    }

    public static LayerKind Of(MemberKind kind) => ByKind[kind];

    /// <summary>What a property of a user's layer can be that the runtime has: by the name of its type.</summary>
    public static LayerKind? Named(string typeName) =>
        All.FirstOrDefault(kind => kind.IsForUsers && kind.TypeName == typeName);

    /// <summary>The kinds that can be given an option, such as <c>a Linear</c>.</summary>
    public static string NounsWith(string attribute, string option) =>
        string.Join(
            " or ",
            All.Where(kind => kind.Options.Any(known => known.Attribute == attribute && known.Name == option))
                .Select(kind => kind.Noun)
                .Distinct()
        );
}
