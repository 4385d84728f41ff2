using System.Collections.Generic;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers.Norms;

/// <summary>What a norm adds to the variance keeps it from dividing by zero and does not drown it.</summary>
internal static class NormRules
{
    public static readonly Rule Eps = new(
        "TGPT1006",
        "NormEps is a small positive number",
        "NormEps ({0}) must be above 0 and below 1; GPT-2 has 1E-05"
    );

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        if (!(spec.Norms.Eps is > 0 and < 1))
        {
            yield return new(
                Eps,
                Subject.Argument(Keys.NormEps),
                [MemberCode.Number(spec.Norms.Eps)],
                [MemberCode.Number(NormsSpec.DefaultEps)]
            );
        }
    }
}
