using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;

namespace TypedGpt.Architecture.Tests.Forward;

/// <summary>Forward passes with the options that families have and GPT-2 has not.</summary>
internal static class Passes
{
    private static readonly Member Query = Linear("Query", "Emb", "QueryWidth");
    private static readonly Member Key = Linear("Key", "Emb", "KeyWidth");
    private static readonly Member Value = Linear("Value", "Emb", "ValueWidth");
    private static readonly Member Output = Linear("Output", "ValueWidth", "Emb");
    private static readonly Member Mask = new("Mask", "", MemberKind.CausalMask, ["Context"], "");
    private static readonly Member Window = new("Mask", "", MemberKind.WindowMask, ["Context", "Near"], "");
    private static readonly Member Rotary = new(
        "Rotary",
        "rotary",
        MemberKind.Rotary,
        ["HeadDim", "Half"],
        "",
        Number: 10000
    );
    private static readonly Member HeadNorm = new(
        "HeadNorm",
        "norm",
        MemberKind.RmsNorm,
        ["HeadDim"],
        "",
        Number: 1e-6
    );

    public static ForwardPass Attention(AttendOptions how, string kvHeads = "Heads", bool turns = false) =>
        ForwardPass.OfTokens(
            (steps, x) =>
            {
                var norm = turns ? HeadNorm : null;
                var rotary = turns ? Rotary : null;
                var queries = steps.Let(
                    "queries",
                    x.Through(Query).Heads("Heads", "HeadDim").Through(norm).Rotated(rotary)
                );
                var keys = steps.Let(
                    "keys",
                    x.Through(Key).Heads(kvHeads, "HeadDim").Through(norm).Rotated(rotary).Remembered()
                );
                var values = steps.Let("values", x.Through(Value).Heads(kvHeads, "ValueDim").Remembered());
                steps.Gap();
                return queries.Attend(keys, values, how).Merged("ValueWidth").Through(Output);
            }
        );

    /// <summary>The attention of DeepSeek-V2, the queries not compressed (equations 9 to 19).</summary>
    public static ForwardPass LatentAttention() =>
        ForwardPass.OfTokens(
            (steps, x) =>
            {
                var rotary = new Member("Rotary", "", MemberKind.Rotary, ["Turned", "Half"], "", Number: 10000);
                var (content, shared) = steps.Let(
                    "content",
                    "shared",
                    x.Through(Linear("Down", "Emb", "Compressed")).Sections("Latent", "Turned")
                );
                var latent = steps.Let(
                    "latent",
                    content.Through(new("LatentNorm", "", MemberKind.RmsNorm, ["Latent"], "")).Remembered()
                );
                var turned = steps.Let("turned", shared.Rotated(rotary).Remembered().Repeated("Heads"));
                var keys = steps.Let(
                    "keys",
                    latent
                        .Through(Linear("UpKey", "Latent", "KeyWidth"))
                        .Heads("Heads", "HeadDim")
                        .Joined("Whole", turned)
                );
                var values = steps.Let(
                    "values",
                    latent.Through(Linear("UpValue", "Latent", "ValueWidth")).Heads("Heads", "ValueDim")
                );
                var (plain, toTurn) = steps.Let(
                    "plain",
                    "toTurn",
                    x.Through(Linear("Query", "Emb", "Queries")).Heads("Heads", "Whole").Sections("HeadDim", "Turned")
                );
                var queries = steps.Let("queries", plain.Joined("Whole", toTurn.Rotated(rotary)));
                steps.Gap();
                return queries
                    .Attend(keys, values, new(Mask: Mask.AsMasking(), Latent: new("UpKey", "UpValue")))
                    .Merged("ValueWidth")
                    .Through(Output);
            }
        );

    /// <summary>Experts with a gate, as in Mixtral.</summary>
    public static ForwardPass Experts(RouteOptions how) =>
        ForwardPass.OfTokens(
            (steps, x) =>
                x.ThroughExperts(
                    x.Through(Linear("Router", "Emb", "Experts")).Routed(how),
                    (inner, each) =>
                    {
                        var gated = inner.Let(
                            "gated",
                            Each("Gate", "Hidden", "Emb", each).Activated(ElementFunction.Silu)
                        );
                        var inside = inner.Let("inside", gated.Times(Each("Up", "Hidden", "Emb", each)));
                        return Each("Down", "Emb", "Hidden", inside);
                    }
                )
        );

    public static AttendOptions Causal => new(Mask: Mask.AsMasking());

    public static AttendOptions Near => new(Mask: Window.AsMasking());

    public static Member Linear(string property, string takes, string gives) =>
        new(property, property.ToLowerInvariant(), MemberKind.Linear, [takes, gives], "");

    private static Op Each(string weight, string gives, string takes, Op x) =>
        x.ThroughEach(
            new(weight, weight, MemberKind.Parameter, ["Experts", gives, takes], ""),
            new(weight + "Bias", weight, MemberKind.Parameter, ["Experts", gives], "")
        );
}
