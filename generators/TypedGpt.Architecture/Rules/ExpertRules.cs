using System.Collections.Generic;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>A router chooses out of as many experts and groups as there are.</summary>
internal static class ExpertRules
{
    public static readonly Rule Counts = new(
        "TGPT1026",
        "A router chooses out of the experts that there are",
        "{0} ({1}) does not go with {2} ({3}): {4}"
    );

    public static IEnumerable<Violation> Check(GptSpec spec)
    {
        if (!spec.HasExperts())
        {
            yield break;
        }

        var experts = spec.Get(MixtureOfExpertsOptions.Experts);
        var chosen = spec.Get(MixtureOfExpertsOptions.Chosen);
        var groups = spec.Get(MixtureOfExpertsOptions.Groups);
        var kept = spec.Get(MixtureOfExpertsOptions.KeptGroups);
        if (chosen > experts)
        {
            yield return Broken(
                MixtureOfExpertsOptions.Chosen,
                chosen,
                MixtureOfExpertsOptions.Experts,
                experts,
                $"a token is sent to at most {Numbers.Text(experts)} experts"
            );
        }
        else if (experts % groups != 0)
        {
            yield return Broken(
                MixtureOfExpertsOptions.Groups,
                groups,
                MixtureOfExpertsOptions.Experts,
                experts,
                "groups are of one size. Take a number that divides the experts."
            );
        }
        else if (kept > groups)
        {
            yield return Broken(
                MixtureOfExpertsOptions.KeptGroups,
                kept,
                MixtureOfExpertsOptions.Groups,
                groups,
                $"at most {Numbers.Text(groups)} groups are looked into"
            );
        }
        else if (chosen > (long)kept * (experts / groups))
        {
            yield return Broken(
                MixtureOfExpertsOptions.Chosen,
                chosen,
                MixtureOfExpertsOptions.KeptGroups,
                kept,
                $"these hold {Numbers.Text((long)kept * (experts / groups))} experts. Look into more groups, or choose fewer experts."
            );
        }
        else if (
            groups > 1
            && experts == groups
            && spec.Get(MixtureOfExpertsOptions.GroupScore) == GroupChoice.SumOfBestTwo
        )
        {
            yield return Broken(
                MixtureOfExpertsOptions.Groups,
                groups,
                MixtureOfExpertsOptions.Experts,
                experts,
                "a group of one has no two best experts. Take fewer groups, or GroupScore.Max."
            );
        }
    }

    private static Violation Broken(Option option, long value, Option other, long number, string why) =>
        new(
            Counts,
            Subject.Argument(option.Name),
            [option.Name, Numbers.Text(value), other.Name, Numbers.Text(number), why]
        );
}
