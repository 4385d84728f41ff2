using System;
using System.Collections.Generic;
using System.Globalization;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>A table that is the head as well is not drawn as torch draws tables. What is read from a config.json has weights to load.</summary>
internal static class TiedWeightsRules
{
    public static readonly Rule WideTable = new(
        "TGPT1020",
        "Tied weights have a spread of their own",
        "TieWeights without InitStd: the token table is drawn with a standard deviation of 1, as torch draws tables, and is the head as well, so training begins far above the ln({0}) = {1} of a model that knows nothing. Give InitStd = {2}, as GPT-2 has it, or suppress this where the weights are loaded.",
        IsWarning: true
    );

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        if (
            spec.Get(Options.TieWeights)
            && !spec.Arguments.Has(Options.InitStd.Name)
            && !spec.Arguments.Has(SourceOptions.From.Name)
        )
        {
            var tokens = spec.Get(Options.VocabSize);
            var usual = Options.InitStd.Example.ToString();
            yield return new(
                WideTable,
                Subject.Argument(Options.TieWeights.Name),
                [Numbers.Text(tokens), Math.Log(tokens).ToString("0.0", CultureInfo.InvariantCulture), usual]
            )
            {
                Addition = new(Options.InitStd.Name, Options.InitStd.Example),
            };
        }
    }
}
