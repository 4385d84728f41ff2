using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Layers;

/// <summary>The dimensions of feed-forward layers and experts.</summary>
internal static class FeedForwardDims
{
    private const string Inside = "the inside of the feed-forward layer";

    public static IEnumerable<Dim> Of(GptSpec spec)
    {
        // A model of experts alone has no other inside; one whose feed-forward layer is the user's may well name it.
        var isUsed =
            !spec.HasExperts()
            || spec.User.Replacing(nameof(Role.FeedForward)) is not null
            || BlockVariants.Of(spec).All.Any(variant => !variant.IsSparse);
        if (isUsed)
        {
            yield return Hidden(spec);
        }

        if (!spec.HasExperts())
        {
            yield break;
        }

        var experts = spec.Get(MixtureOfExpertsOptions.Experts);
        var groups = spec.Get(MixtureOfExpertsOptions.Groups);
        var isGrouped = groups > 1;
        if (isGrouped)
        {
            yield return Given("Groups", groups, "the groups of experts", MixtureOfExpertsOptions.Groups);
            yield return new("PerGroup", experts / groups, "the experts of a group", "Experts / Groups", []);
            yield return Given(
                "Kept",
                spec.Get(MixtureOfExpertsOptions.KeptGroups),
                "the groups that a token may be sent to",
                MixtureOfExpertsOptions.KeptGroups
            );
        }

        yield return Given("Experts", experts, "the experts of a layer", MixtureOfExpertsOptions.Experts) with
        {
            Evidence = isGrouped ? [Evidence.Product("Experts", "Groups", "PerGroup")] : [],
        };
        yield return Given(
            "Chosen",
            spec.Get(MixtureOfExpertsOptions.Chosen),
            "those that a token is sent to",
            MixtureOfExpertsOptions.Chosen
        );
        yield return spec.Get(MixtureOfExpertsOptions.ExpertDim) is { } width
            ? Given("ExpertDim", width, "the inside of an expert", MixtureOfExpertsOptions.ExpertDim)
            : Hidden(spec) with
            {
                Name = "ExpertDim",
                Meaning = "the inside of an expert",
            };
        if (spec.Get(MixtureOfExpertsOptions.SharedDim) is { } shared)
        {
            yield return Given(
                "SharedDim",
                shared,
                "the inside of the expert of all tokens",
                MixtureOfExpertsOptions.SharedDim
            );
        }
    }

    private static Dim Hidden(GptSpec spec) =>
        spec.Get(Options.FeedForwardDim) is not null
            ? Given("Hidden", spec.HiddenDim(), Inside, Options.FeedForwardDim)
            : new("Hidden", spec.HiddenDim(), Inside, $"{Options.UsualMultiple} x {Options.EmbDim.Name}", []);

    private static Dim Given(string name, long size, string meaning, Option option) =>
        new(name, size, meaning, option.Name, [], option.Name);
}
