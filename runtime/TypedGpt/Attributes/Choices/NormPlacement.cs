namespace TypedGpt;

/// <summary>Where a block has its norms; f is attention or feed-forward and n a norm.</summary>
public enum NormPlacement
{
    /// <summary>Before each: x + f(n(x)), as in GPT-2 and Llama.</summary>
    Pre,

    /// <summary>Behind each, before the sum: x + n(f(x)), as in OLMo 2.</summary>
    Post,

    /// <summary>Before and behind each: x + n(f(n(x))), as in Gemma 2.</summary>
    Both,

    /// <summary>Behind the sum: n(x + f(x)), as in Vaswani et al. 2017 and OPT-350m.</summary>
    After,
}
