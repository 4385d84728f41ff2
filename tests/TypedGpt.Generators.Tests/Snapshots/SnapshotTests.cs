using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Analyzers.Usage;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Snapshots;

/// <summary>
/// The whole emitted source of three models, the product's face: read it as a newcomer would before accepting a change.
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
