namespace TypedGpt.Architecture.Specs;

/// <summary>Where a block has its norms, f being attention or feed-forward and n a norm.</summary>
internal enum PlacementChoice
{
    /// <summary>x + f(n(x)), as in GPT-2 and Llama.</summary>
    Pre,

    /// <summary>x + n(f(x)), as in OLMo 2.</summary>
    Post,

    /// <summary>x + n(f(n(x))), as in Gemma 2.</summary>
    Both,

    /// <summary>n(x + f(x)), as in the first transformers and OPT-350m.</summary>
    After,
}
