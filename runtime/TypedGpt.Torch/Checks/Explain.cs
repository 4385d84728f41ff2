namespace TypedGpt.Torch;

/// <summary>
/// What the overloads that only catch mistakes say. Each stands alone in a compiler's output: what does not fit, and what
/// to look at. The analyzers add the sizes and where they come from.
/// </summary>
internal static class Explain
{
    public const string Url = "https://github.com/typedgpt/typedgpt/blob/main/docs/diagnostics/{0}.md";

    public const string LayerId = "TGPT2001";
    public const string Layer =
        "This layer does not take a tensor whose last axis is another one than the layer's input. Give it the tensor it was made for, or declare the layer with the width it is fed: the first type argument is the input, the second the output.";

    public const string Rotary =
        "Rotary positions turn [Batch, heads, Seq, width] of the width they were made for: split the heads with Unflatten, move them before the positions with TransposeMiddle, and turn before AsKeys or the cache. If only a part of the width is turned, give the evidence of the parts, the turned one first.";

    public const string HeadNorm =
        "A norm with a weight for each head takes [Batch, Heads, Seq, Width] of the heads and the width it was made for: split the heads with Unflatten, move them before the positions with TransposeMiddle, and norm them before they are turned.";

    public const string LayerInput =
        "A layer takes tensors of floating point numbers. Token ids and positions go through an Embedding first; probabilities are multiplied with the values, or go on with AsTensor() if that is meant.";
    public const string Single =
        "Single leaves out a last axis of One, which has one element. Give the layer before it One as its output, or choose an element of this axis with Column(index).";
    public const string Dropped =
        "Dropout takes tensors and probabilities of one to five axes; indices and masks have nothing to drop.";

    public const string ElementwiseId = "TGPT2002";
    public const string Elementwise =
        "The two tensors have different axes, and an elementwise operation needs the same ones in the same order. Only a tensor of the last axes is repeated (a bias or a scale); for one number per row use ScaleRows, DivideRows or AddToRows. Look for a missing output projection, a missing transpose, or the wrong variable.";
    public const string Rows =
        "ScaleRows, DivideRows and AddToRows take one number for each row: the axes of the tensor without its last one, in the same order.";

    public const string EachRow =
        "AddToEach takes one row for each of the second axis: [Batch, Experts, Seq, Width] takes [Experts, Width].";

    public const string Sinks =
        "SoftmaxWithSinks takes one learned number for each head: the axes of the scores between the batch and the positions, in the same order.";

    public const string ProductId = "TGPT2003";
    public const string Product =
        "A matrix product needs the last axis of the left operand to be the second-to-last axis of the right one, and the axes before them to be the same. Look for a missing TransposeLast on the keys, swapped operands, keys in place of values, or heads that were not moved before the positions.";

    public const string Attention =
        "Scaled dot-product attention takes keys of the queries' batch, heads and width, and values of the keys' positions: [Batch, heads, Seq, HeadDim], [Batch, heads, KeySeq, HeadDim], [Batch, heads, KeySeq, ValueDim], and a mask [Seq, KeySeq] or the padding [Batch, KeySeq]. The keys are not transposed for it.";

    public const string HeadsId = "TGPT2004";
    public const string Unflatten =
        "The evidence does not split the dim of the axis it is used on into two factors. Take it from the dim of that axis: QueryWidth.IntoHeads for queries, KeyWidth.IntoHeads for keys, ValueWidth.IntoHeads for values.";
    public const string Flatten =
        "The axes to merge are not the two factors of the evidence, in that order. Transpose the heads back behind the positions first (TransposeMiddle), and take the evidence of the merged width: ValueWidth.IntoHeads after a product with the values.";
    public const string Groups =
        "The evidence does not say that the repeated heads are these heads times a group. Use the one of the query heads, Heads.IntoKvHeads, on a tensor whose second axis is KvHeads.";
    public const string MiddleOfThree =
        "A tensor of three axes has no two middle ones. Split the heads first: Unflatten(QueryWidth.IntoHeads), then TransposeMiddle().";
    public const string Keys =
        "AsKeys turns [Batch, heads, Seq, width] into [Batch, heads, KeySeq, width]: split the heads with Unflatten and move them before the positions with TransposeMiddle first. For another axis than Seq name its key twin: AsKeys<SlotKeys>().";

    public const string Twins =
        "AsKeys<Keys>() takes the key twin of the second-to-last axis: [Dim(8)] public partial struct SlotKeys : IKeysOf<Slots>; makes SlotKeys the one of Slots. KeySeq is the one of Seq.";

    public const string Cache =
        "A cache takes [Batch, heads, Seq, width] of new keys, then of new values, with the heads and widths it was made for. Move the heads before the positions with TransposeMiddle; the cache itself turns Seq into KeySeq.";

    public const string PartsId = "TGPT2005";
    public const string Split =
        "The evidence does not cut the dim of the last axis of this tensor into parts. Take it from the dim of that axis, such as Qkv.IntoSections for a fused projection.";
    public const string JoinedRows =
        "ConcatRows joins along the second-to-last axis: rows of the same axes where its size is known only at run time, else with evidence that names the two parts in this order. SplitRows takes the evidence of that axis.";
    public const string Concat =
        "The last axes, in this order, are not the parts that the evidence names, or the axes before them differ. Everything is joined along the last axis, and all parts of the evidence are given.";

    public const string MaskId = "TGPT2006";
    public const string MaskAxes =
        "A mask hides keys from queries, so the scores have to end in [Seq, KeySeq], and a mask fits only scores of its own two axes. Scores are queries times transposed keys; make the mask from the very scores: scores.MaskedFill(Mask.For(scores)). If the keys still stand on Seq, AsKeys or the cache is missing.";

    public const string IndicesId = "TGPT2007";
    public const string Table =
        "These indices count another thing than this table has rows for: token ids belong to the token table, positions to the position table.";
    public const string Gather =
        "These indices count another thing than the axis they choose from, or stand on other axes than this tensor.";

    public const string Expert =
        "An expert's part is taken of a parameter whose first axis counts the very experts that were chosen from: [Experts, Out, In] for a weight, [Experts, Out] for a bias.";

    public const string LossId = "TGPT2008";
    public const string Loss =
        "Cross entropy takes (logits, targets): logits [Batch, Seq, Vocab] as the head gives them, no softmax, and targets as Indices<Batch, Seq, Vocab> of the same axes and the same vocabulary. Nothing has to be flattened.";

    public const string Divergence =
        "KullbackLeibler takes (logits, wanted): logits as the head gives them, no softmax, and the probabilities of a teacher on the same axes, after its softmax.";

    public const string ProbabilitiesId = "TGPT2011";
    public const string Probabilities =
        "These are probabilities already. Masks and softmax belong to the scores before: scores.MaskedFill(mask).Softmax(), once.";
    public const string ProbabilityAxes =
        "The last axis of probabilities is the one along which they add up to 1, so it stays last: softmax runs over the keys, not over the queries. Go on with AsTensor() if a transpose is meant.";
    public const string ProbabilitySum =
        "Probabilities are not added to. Add a bias or a mask to the scores before their softmax, or go on with AsTensor() if the sum is meant.";
    public const string Temperature =
        "These are probabilities already. A temperature divides the scores before their softmax: (logits / 0.7).Softmax(). For their average, multiply.";
    public const string ProbabilityLoss =
        "Cross entropy takes logits and applies the softmax itself; these are probabilities already. Leave the softmax out.";

    /// <summary>For the bodies of those overloads, which no compiled program reaches unless the error was silenced.</summary>
    public static ShapeException NotAnOperation(string message) => new(message);
}
