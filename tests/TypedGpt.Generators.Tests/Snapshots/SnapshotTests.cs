using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Snapshots;

/// <summary>
/// The whole emitted source of some models, the product's face: read it as a newcomer would before accepting a change.
/// What one option changes is in <see cref="OptionTests"/>.
/// </summary>
public sealed class SnapshotTests
{
    [Fact]
    public Task Gpt2_124M() => Emitted(Compilations.Model(name: "Gpt124M"));

    [Fact]
    public Task UserLayers() =>
        Emitted(
            Compilations.Model(
                Compilations.Gpt2,
                """
                    /// <summary>The rank of the adapter.</summary>
                    [Dim(96)]
                    public partial struct Rank;

                    /// <summary>A narrow way around.</summary>
                    [Layer]
                    public sealed partial class Adapter<Width>
                        where Width : struct, IDim
                    {
                        /// <summary>Narrows.</summary>
                        [Options(Bias = false)]
                        public partial Linear<Width, Rank> Down { get; }

                        /// <summary>Widens.</summary>
                        public partial Linear<Rank, Width> Up { get; }

                        /// <summary>Scales.</summary>
                        [Parameter(Init = Init.Ones)]
                        public partial Tensor<Width> Scale { get; }

                        /// <summary>x and what the adapter adds to it.</summary>
                        public Tensor<Batch, Seq, Width> Forward(Tensor<Batch, Seq, Width> x) =>
                            x + (Up.Forward(Down.Forward(x).Silu()) * Scale);
                    }

                    /// <summary>A parallel block with adapters.</summary>
                    public sealed partial class Block
                    {
                        /// <summary>Normalizes.</summary>
                        public partial LayerNorm<Emb> Norm { get; }

                        /// <summary>Attends.</summary>
                        public partial Attention Attention { get; }

                        /// <summary>Works.</summary>
                        public partial FeedForward FeedForward { get; }

                        /// <summary>Adapts.</summary>
                        [Options(Count = 2)]
                        public partial LayerList<Adapter<Emb>> Adapters { get; }

                        /// <summary>Attention and feed-forward side by side, then the adapters.</summary>
                        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x)
                        {
                            var h = Norm.Forward(x);
                            x = x + Attention.Forward(h) + FeedForward.Forward(h);
                            foreach (var adapter in Adapters)
                            {
                                x = adapter.Forward(x);
                            }

                            return x;
                        }
                    }
                """
            )
        );

    /// <summary>Llama 3.2 1B (Grattafiori et al. 2024).</summary>
    [Fact]
    public Task Llama() =>
        Emitted(
            Compilations.With(
                """
                [GptModel(VocabSize = 128256, ContextLength = 131072, EmbDim = 2048, NHeads = 32, KvHeads = 8, NLayers = 16, FeedForwardDim = 8192,
                    Norm = NormType.Rms, Activation = Activation.Silu, Gated = true, OutputBias = false, FeedForwardBias = false, TieWeights = true,
                    InitStd = 0.02, Type = NumberType.BFloat16)]
                [Rotary(Theta = 500000, Scaling = RotaryScalingKind.Llama3, Factor = 32, OriginalContext = 8192)]
                """,
                name: "Llama32_1B"
            )
        );

    /// <summary>Gemma 3 1B (Gemma Team 2025).</summary>
    [Fact]
    public Task Gemma3() =>
        Emitted(
            Compilations.With(
                """
                [GptModel(VocabSize = 262144, ContextLength = 32768, EmbDim = 1152, NHeads = 4, KvHeads = 1, HeadDim = 256, NLayers = 26,
                    FeedForwardDim = 6912, Norm = NormType.Rms, NormEps = 1e-6, NormPlusOne = true, NormPlacement = NormPlacement.Both,
                    QkNorm = QkNorm.Head, Gated = true, OutputBias = false, FeedForwardBias = false, TieWeights = true, EmbScaleRoot = true,
                    AttentionScale = 0.0625, InitStd = 0.02, Type = NumberType.BFloat16)]
                [Rotary(Theta = 1000000, LocalTheta = 10000)]
                [SlidingWindow(Size = 512, GlobalEvery = 6)]
                """,
                name: "Gemma3_1B"
            )
        );

    /// <summary>DeepSeek-V3 (DeepSeek-AI 2024).</summary>
    [Fact]
    public Task DeepSeekV3() =>
        Emitted(
            Compilations.With(
                """
                [GptModel(VocabSize = 129280, ContextLength = 163840, EmbDim = 7168, NHeads = 128, NLayers = 61, FeedForwardDim = 18432,
                    Norm = NormType.Rms, NormEps = 1e-6, Activation = Activation.Silu, Gated = true, OutputBias = false, FeedForwardBias = false,
                    AttentionScale = 0.1352337788608801, Type = NumberType.BFloat16)]
                [Rotary(Interleaved = true, Scaling = RotaryScalingKind.Yarn, Factor = 40, OriginalContext = 4096, MScale = 1, MScaleAllDim = 1)]
                [LatentAttention(KvLatentDim = 512, QueryLatentDim = 1536, ContentDim = 128, RotaryDim = 64, ValueDim = 128)]
                [MixtureOfExperts(Experts = 256, Chosen = 8, ExpertDim = 2048, SharedDim = 2048, Score = ExpertScore.Sigmoid, Normalized = true,
                    Factor = 2.5, CorrectionBias = true, Groups = 8, KeptGroups = 4, GroupScore = GroupScore.SumOfBestTwo, DenseLayers = new[] { 0, 1, 2 })]
                """,
                name: "DeepSeekV3"
            )
        );

    /// <summary>gpt-oss 20B (OpenAI 2025).</summary>
    [Fact]
    public Task GptOss() =>
        Emitted(
            Compilations.With(
                """
                [GptModel(VocabSize = 201088, ContextLength = 131072, EmbDim = 2880, NHeads = 64, KvHeads = 8, HeadDim = 64, NLayers = 24,
                    FeedForwardDim = 2880, Norm = NormType.Rms, QkvBias = true, Gated = true, GateLimit = 7, AttentionSinks = true,
                    Type = NumberType.BFloat16)]
                [Rotary(Theta = 150000, Scaling = RotaryScalingKind.Yarn, Factor = 32, OriginalContext = 4096, Truncate = false)]
                [SlidingWindow(Size = 128, GlobalEvery = 2)]
                [MixtureOfExperts(Experts = 32, Chosen = 4, Score = ExpertScore.SoftmaxOfChosen, RouterBias = true, ExpertBias = true)]
                """,
                name: "GptOss20B"
            )
        );

    [Fact]
    public void InError()
    {
        var compilation = Compilations.Of(
            Compilations.Model(
                Compilations.Gpt2.Replace("EmbDim = 768", "EmbDim = 770", StringComparison.Ordinal),
                """
                    public sealed partial class Block
                    {
                        public partial LayerNorm<Embd> Norm { get; }
                        public partial Linaer<Embd, Emb> Mix { get; }
                        public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => x + Mix.Forward(x);
                    }
                """
            )
        );
        Assert.DoesNotContain(Driver.Compile(compilation), found => found.Severity == DiagnosticSeverity.Error);
        Snapshot.Verify(Driver.Files(compilation));
    }

    private static async Task Emitted(string source, [CallerMemberName] string test = "")
    {
        var compilation = Compilations.Of(source);
        Assert.Empty(Driver.Compile(compilation));
        Assert.Empty(await Analysis.Of(compilation, new ShapeAnalyzer(), new EvidenceAnalyzer()));
        Snapshot.Verify(Driver.Files(compilation), test);
    }
}
