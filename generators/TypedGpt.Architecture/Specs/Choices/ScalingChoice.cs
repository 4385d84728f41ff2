namespace TypedGpt.Architecture.Specs;

/// <summary>How rotary frequencies are stretched to a longer context.</summary>
internal enum ScalingChoice
{
    None,
    Linear,
    Dynamic,
    Llama3,
    Yarn,
    LongRope,
}
