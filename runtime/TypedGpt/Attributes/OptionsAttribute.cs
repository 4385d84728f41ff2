namespace TypedGpt;

/// <summary>How the generator constructs the layer behind a partial property of a layer class.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class OptionsAttribute : Attribute
{
    /// <summary>For a linear layer: whether it has a bias. True when left out.</summary>
    public bool Bias { get; set; } = true;

    /// <summary>
    /// For a linear layer or a table: the standard deviation with which it is drawn, a bias then beginning at 0. The model's
    /// InitStd when left out, or else what PyTorch does.
    /// </summary>
    public double Std { get; set; }

    /// <summary>For a dropout: its rate, in [0, 1). The model's rate for shortcuts when left out.</summary>
    public double DropRate { get; set; }

    /// <summary>For a norm: what it adds before the square root. The model's NormEps when left out.</summary>
    public double NormEps { get; set; }

    /// <summary>For rotary positions: the base of their frequencies. 10000 when left out, as in Su et al. 2021.</summary>
    public double Theta { get; set; } = 10000;

    /// <summary>For a list of layers: how many. The model's NLayers when left out.</summary>
    public int Count { get; set; }
}
