using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;

namespace TypedGpt.Architecture.Graph;

/// <summary>One property of a layer, and all that its construction takes.</summary>
/// <param name="Property">The property, such as <c>Query</c>.</param>
/// <param name="Key">Its name in the state dictionary, such as <c>query</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Dims">The type arguments: dimensions, or for a layer those that its class takes.</param>
/// <param name="Summary">What it is for, for readers.</param>
/// <param name="LayerType">The class, for a layer or a list of them.</param>
/// <param name="Bias">For a linear layer or a layer norm: whether it has a bias.</param>
/// <param name="Number">A drop rate, a norm's eps, a parameter's standard deviation, or the base of rotary frequencies.</param>
/// <param name="Std">For a linear layer or a table: the spread with which it is drawn; null for torch's own way.</param>
/// <param name="Count">For a list: how many.</param>
/// <param name="Init">For a parameter: how its values begin.</param>
/// <param name="Modifiers">For a user's property: its modifiers.</param>
/// <param name="Pattern">For a list of layers of several classes: which come when; null where all are of the one class.</param>
/// <param name="IsPlusOne">For a norm: whether it scales by 1 + weight.</param>
/// <param name="HasWeight">For a norm: whether it has a learned scale.</param>
/// <param name="IsInterleaved">For rotary positions: whether neighbours are a pair.</param>
/// <param name="Scaling">For rotary positions: how the frequencies are stretched; null where they are not.</param>
internal sealed record Member(
    string Property,
    string Key,
    MemberKind Kind,
    EquatableArray<string> Dims,
    string Summary,
    string LayerType = "",
    bool Bias = false,
    double Number = 0,
    double? Std = null,
    long Count = 1,
    string Init = "",
    string Modifiers = "public",
    LayerPattern? Pattern = null,
    bool IsPlusOne = false,
    bool HasWeight = true,
    bool IsInterleaved = false,
    RotaryScaling? Scaling = null
)
{
    /// <summary>Whether it stands for another layer class of the model.</summary>
    public bool IsLayer => Kind is MemberKind.Layer or MemberKind.LayerList;

    /// <summary>Whether it is a raw parameter.</summary>
    public bool IsParameter => Kind is MemberKind.Parameter;

    /// <summary>The parameters it has itself: name below its key, and dimensions.</summary>
    public EquatableArray<MemberParameter> Parameters => LayerKinds.Of(Kind).Parameters(this);

    /// <summary>The same with dimensions put in for the type parameters of its layer's class.</summary>
    public Member With(EquatableArray<string> typeParameters, EquatableArray<string> arguments)
    {
        var names = typeParameters.ToList();
        return this with
        {
            Dims = Dims.Select(dim => names.IndexOf(dim) is >= 0 and var at ? arguments[at] : dim).ToEquatableArray(),
        };
    }
}
