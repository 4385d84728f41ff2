namespace TypedGpt.Mutations.Typed.Mutations;

/// <summary>A bug that compiles, and why it does.</summary>
/// <param name="Name">What is wrong, in a few words.</param>
/// <param name="Mutation">The bug.</param>
/// <param name="Reason">Why the types cannot see it, and who does.</param>
internal sealed record Unseen(string Name, Mutation Mutation, string Reason);

/// <summary>What types and configuration cannot tell, by name. A test holds that each of them compiles.</summary>
internal static class OutOfReach
{
    public static IReadOnlyList<Unseen> List { get; } =
    [
        new(
            "residual on fewer positions of the same axis",
            new(
                20,
                TypedSource.Written("UserNorm"),
                "return attended + Dropout.Forward(worked);",
                "return attended + Dropout.Forward(worked.LastRows(1));"
            ),
            "How many positions Seq has is known when the program runs. Nothing is repeated silently: the sum throws a ShapeException with both numbers."
        ),
        new(
            "logits of more positions than targets",
            new(
                30,
                TypedSource.Written("Training"),
                "var logits = model.Forward(inputs);\n        return",
                "var logits = model.Forward(text);\n        return"
            ),
            "The two differ in the size of Seq alone. The loss throws a ShapeException with both numbers."
        ),
        new(
            "inputs taken for targets",
            new(
                30,
                TypedSource.Written("Training"),
                "return Loss.CrossEntropy(logits, targets);",
                "return Loss.CrossEntropy(logits, inputs);"
            ),
            "Both are token ids of the same positions; which is one ahead of the other is no matter of axes. Silent: the loss falls to nothing."
        ),
        new(
            "scores divided by the root of another width",
            new(8, TypedSource.Emitted("Attention"), "Math.Sqrt(HeadDim.Size)", "Math.Sqrt(Emb.Size)"),
            "A number has no axes. Silent."
        ),
        new(
            "no mask at all",
            new(
                22,
                TypedSource.Emitted("Attention"),
                "scores.MaskedFill(Mask.For(scores)).Softmax()",
                "scores.Softmax()"
            ),
            "An attention without a mask is a right one, of an encoder. Silent."
        ),
        new(
            "another layer of the same type",
            new(29, TypedSource.Emitted("Block"), "Norm2.Forward(x)", "Norm1.Forward(x)"),
            "Both norms take and give the same axes. TGPT1116 warns in a layer of one's own where the other one is then unused."
        ),
        new(
            "fewer experts chosen than meant, through a dimension of another meaning",
            new(24, TypedSource.Gallery("MixtureOfExperts"), "TopK<Chosen>()", "TopK<Heads>()"),
            "How many are chosen is what the dimension says. More than there are is an error."
        ),
    ];
}
