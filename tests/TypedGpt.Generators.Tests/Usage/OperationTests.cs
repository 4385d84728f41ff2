using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Usage;

/// <summary>Operations beyond a forward pass: right ones compile without a word, wrong ones end at an explanation.</summary>
public class OperationTests
{
    private const string Model = """
        #pragma warning disable CS1591
        using TypedGpt;
        using TypedGpt.Torch;
        namespace User;

        [GptModel(VocabSize = 90, ContextLength = 30, EmbDim = 24, NHeads = 4, NLayers = 2)]
        public partial class Gpt
        {
            [Dim(3)] public partial struct Few;
            [Dim(8)] public partial struct Slots;
            [Dim(8)] public partial struct SlotKeys : IKeysOf<Slots>;
            [Dim(8)] public partial struct OtherKeys : IKeysOf<Few>;
        }

        public static class Used
        {
            public static object Of(
                Tensor<Batch, Seq, Gpt.Emb> x,
                Tensor<Batch, Seq> rows,
                Tensor<Batch, Seq, One> column,
                Tensor<Batch, Gpt.Slots, Gpt.Emb> slots,
                Tensor<Batch, Seq, Gpt.Vocab> logits,
                Tensor<Batch, Gpt.Heads, Seq, KeySeq> scores,
                Indices<Batch, Seq, Gpt.Vocab> ids
            ) => EXPRESSION;
        }
        """;

    [Theory]
    [InlineData("column.Single()")]
    [InlineData(
        "slots.MatMul(slots.AsKeys<Gpt.SlotKeys>().TransposeLast()).Softmax().MatMul(slots.AsKeys<Gpt.SlotKeys>())"
    )]
    [InlineData("logits.MaskedFill(logits < 0, 0).Sort(descending: true).Values.CumSum()")]
    [InlineData("Tensor.Where(x > 0, x, -x).ConcatRows(x).ConcatFirst(x)")]
    [InlineData("logits.PickMany(logits.TopK<Gpt.Few>().Indices)")]
    [InlineData("x.ScaleRows(logits.Softmax().Pick(ids))")]
    [InlineData("Loss.CrossEntropy(logits, ids, labelSmoothing: 0.1).ToDouble()")]
    [InlineData("(ids + 1).Column(0)")]
    public void A_right_use_compiles(string expression) =>
        Assert.Empty(
            Driver.Compile(Compilations.Of(Model.Replace("EXPRESSION", expression, StringComparison.Ordinal)))
        );

    [Theory]
    [InlineData("x.Single()", "TGPT2001")]
    [InlineData("slots.AsKeys<Gpt.OtherKeys>()", "TGPT2004")]
    [InlineData("slots.AsKeys()", "TGPT2004")]
    [InlineData("logits.Softmax() / 0.7", "TGPT2011")]
    [InlineData("logits.Softmax().TopK<Gpt.Few>().Values.Softmax()", "TGPT2011")]
    [InlineData("logits.Last().Pick(ids)", "TGPT2007")]
    [InlineData("logits.PickMany(ids)", "TGPT2007")]
    [InlineData("logits.Softmax().Pick(ids.Last())", "TGPT2007")]
    [InlineData("ids.Gather(ids)", "TGPT2007")]
    [InlineData("x > rows", "TGPT2002")]
    [InlineData("x.ConcatFirst(rows)", "TGPT2002")]
    [InlineData("x.ConcatRows(rows)", "TGPT2005")]
    [InlineData("Tensor.Where(x > 0, x, rows)", "TGPT2002")]
    [InlineData("x.MaskedFill(rows > 0, 0)", "TGPT2006")]
    [InlineData("scores.SoftmaxWithSinks(rows)", "TGPT2002")]
    [InlineData("Loss.MeanSquaredError(x, rows)", "TGPT2002")]
    [InlineData("Loss.KullbackLeibler(logits, logits)", "TGPT2008")]
    [InlineData("Loss.CrossEntropyOfEach(x, ids)", "TGPT2008")]
    public void A_wrong_use_is_one_error_that_explains(string expression, string id)
    {
        var said = Driver.Compile(Compilations.Of(Model.Replace("EXPRESSION", expression, StringComparison.Ordinal)));
        Assert.Equal(id, Assert.Single(said, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Id);
    }

    [Fact]
    public async Task A_training_loop_needs_no_way_out_of_the_typed_world()
    {
        const string Loop = """
            model.Forward(ids.ForNextToken().Inputs);
                public static float[] Train(long[][] texts)
                {
                    using var model = new Gpt();
                    using var optimizer = TorchSharp.torch.optim.AdamW(model.parameters(), 1e-3);
                    var losses = new float[10];
                    for (var step = 0; step < losses.Length; step++)
                    {
                        using var scope = TorchSharp.torch.NewDisposeScope();
                        var (inputs, targets) = Indices.From<Batch, Seq, Gpt.Vocab>(texts).ForNextToken();
                        var loss = Loss.CrossEntropy(model.Forward(inputs), targets);
                        optimizer.zero_grad();
                        loss.Backward();
                        optimizer.step();
                        losses[step] = loss.ToSingle();
                    }
                    return losses;
                }
                private static readonly Gpt model = new();
            """;
        var source = Model.Replace("EXPRESSION;", Loop, StringComparison.Ordinal);
        var said = await Analysis.Everything(Compilations.Of(source));
        Assert.DoesNotContain(said, diagnostic => diagnostic.Id.StartsWith("TGPT9001", StringComparison.Ordinal));
        Assert.DoesNotContain(said, diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
    }
}
