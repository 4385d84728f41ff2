using System.Numerics;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests.Families;

/// <summary>Released models by their options have as many parameters as their checkpoints.</summary>
public sealed class RealSizesTests
{
    private static readonly (string, object)[] Llama =
    [
        ("Norm", nameof(NormChoice.Rms)),
        ("Activation", nameof(ActivationChoice.Silu)),
        ("Gated", true),
        ("OutputBias", false),
        ("FeedForwardBias", false),
        ("Rotary", true),
    ];

    private static readonly (string, object)[] Gemma =
    [
        .. Llama.Where(option => option.Item1 != "Activation"),
        ("NormPlusOne", true),
        ("TieWeights", true),
        ("EmbScaleRoot", true),
    ];

    private static readonly (string Name, long Parameters, (string, object)[] Options)[] Models =
    [
        ("llama-2-7b", 6_738_415_616, [.. Llama, .. Sizes(32000, 4096, 4096, 32, 32, 11008)]),
        ("llama-2-70b", 68_976_648_192, [.. Llama, .. Sizes(32000, 4096, 8192, 64, 80, 28672), ("KvHeads", 8)]),
        (
            "llama-3.2-1b",
            1_235_814_400,
            [.. Llama, .. Sizes(128256, 131072, 2048, 32, 16, 8192), ("KvHeads", 8), ("TieWeights", true)]
        ),
        (
            "mistral-7b-v0.1",
            7_241_732_096,
            [.. Llama, .. Sizes(32000, 32768, 4096, 32, 32, 14336), ("KvHeads", 8), ("SlidingWindow.Size", 4096)]
        ),
        (
            "mixtral-8x7b",
            46_702_792_704,
            [
                .. Llama,
                .. Sizes(32000, 32768, 4096, 32, 32, 14336),
                ("KvHeads", 8),
                ("MixtureOfExperts.Experts", 8),
                ("MixtureOfExperts.Chosen", 2),
            ]
        ),
        (
            "qwen2-0.5b",
            494_032_768,
            [
                .. Llama,
                .. Sizes(151936, 131072, 896, 14, 24, 4864),
                ("KvHeads", 2),
                ("QkvBias", true),
                ("TieWeights", true),
            ]
        ),
        (
            "qwen3-0.6b",
            596_049_920,
            [
                .. Llama,
                .. Sizes(151936, 40960, 1024, 16, 28, 3072),
                ("KvHeads", 8),
                ("HeadDim", 128),
                ("QkNorm", nameof(QkNormChoice.Head)),
                ("TieWeights", true),
            ]
        ),
        (
            "qwen3-30b-a3b",
            30_532_122_624,
            [
                .. Llama,
                .. Sizes(151936, 40960, 2048, 32, 48, 6144),
                ("KvHeads", 4),
                ("HeadDim", 128),
                ("QkNorm", nameof(QkNormChoice.Head)),
                ("MixtureOfExperts.Experts", 128),
                ("MixtureOfExperts.Chosen", 8),
                ("MixtureOfExperts.ExpertDim", 768),
            ]
        ),
        (
            "qwen1.5-moe-a2.7b",
            14_315_784_192,
            [
                .. Llama,
                .. Sizes(151936, 32768, 2048, 16, 24, 5632),
                ("QkvBias", true),
                ("MixtureOfExperts.Experts", 60),
                ("MixtureOfExperts.Chosen", 4),
                ("MixtureOfExperts.ExpertDim", 1408),
                ("MixtureOfExperts.SharedDim", 5632),
                ("MixtureOfExperts.SharedGate", true),
            ]
        ),
        (
            "gemma2-2b",
            2_614_341_888,
            [
                .. Gemma,
                .. Sizes(256000, 8192, 2304, 8, 26, 9216),
                ("KvHeads", 4),
                ("HeadDim", 256),
                ("NormPlacement", nameof(PlacementChoice.Both)),
                ("SlidingWindow.Size", 4096),
                ("SlidingWindow.GlobalEvery", 2),
            ]
        ),
        (
            "gemma3-1b-it",
            999_885_952,
            [
                .. Gemma,
                .. Sizes(262144, 32768, 1152, 4, 26, 6912),
                ("KvHeads", 1),
                ("HeadDim", 256),
                ("QkNorm", nameof(QkNormChoice.Head)),
                ("NormPlacement", nameof(PlacementChoice.Both)),
                ("SlidingWindow.Size", 512),
                ("SlidingWindow.GlobalEvery", 6),
            ]
        ),
        (
            "olmo2-7b",
            7_298_617_344,
            [
                .. Llama,
                .. Sizes(100352, 4096, 4096, 32, 32, 11008),
                ("NormPlacement", nameof(PlacementChoice.Post)),
                ("QkNorm", nameof(QkNormChoice.Width)),
            ]
        ),
        (
            "smollm3-3b",
            3_075_098_624,
            [
                .. Llama,
                .. Sizes(128256, 65536, 2048, 16, 36, 11008),
                ("KvHeads", 4),
                ("TieWeights", true),
                ("Rotary.SkipLayers", new[] { 3, 7, 11, 15, 19, 23, 27, 31, 35 }),
            ]
        ),
        (
            "gpt-oss-20b",
            20_914_757_184,
            [
                .. Llama.Where(option => option.Item1 is not ("OutputBias" or "Activation")),
                .. Sizes(201088, 131072, 2880, 64, 24, 2880),
                ("KvHeads", 8),
                ("HeadDim", 64),
                ("QkvBias", true),
                ("AttentionSinks", true),
                ("GateLimit", 7.0),
                ("SlidingWindow.Size", 128),
                ("SlidingWindow.GlobalEvery", 2),
                ("MixtureOfExperts.Experts", 32),
                ("MixtureOfExperts.Chosen", 4),
                ("MixtureOfExperts.Score", nameof(ScoreChoice.SoftmaxOfChosen)),
                ("MixtureOfExperts.RouterBias", true),
                ("MixtureOfExperts.ExpertBias", true),
            ]
        ),
        (
            "deepseek-v2-lite",
            15_706_484_224,
            [
                .. Llama,
                .. Sizes(102400, 163840, 2048, 16, 27, 10944),
                .. Latent(null),
                ("MixtureOfExperts.Experts", 64),
                ("MixtureOfExperts.Chosen", 6),
                ("MixtureOfExperts.ExpertDim", 1408),
                ("MixtureOfExperts.SharedDim", 2 * 1408),
                ("MixtureOfExperts.DenseLayers", new[] { 0 }),
            ]
        ),
        (
            "deepseek-v3",
            671_026_419_200,
            [
                .. Llama,
                .. Sizes(129280, 163840, 7168, 128, 61, 18432),
                .. Latent(1536),
                ("MixtureOfExperts.Experts", 256),
                ("MixtureOfExperts.Chosen", 8),
                ("MixtureOfExperts.ExpertDim", 2048),
                ("MixtureOfExperts.SharedDim", 2048),
                ("MixtureOfExperts.CorrectionBias", true),
                ("MixtureOfExperts.DenseLayers", new[] { 0, 1, 2 }),
            ]
        ),
        ("gpt2", 124_439_808, [.. Sizes(50257, 1024, 768, 12, 12, 3072), ("QkvBias", true), ("TieWeights", true)]),
        (
            "opt-350m",
            331_196_416,
            [
                .. Sizes(50272, 2048, 1024, 16, 24, 4096),
                ("QkvBias", true),
                ("TieWeights", true),
                ("PositionOffset", 2),
                ("TokenDim", 512),
                ("NormPlacement", nameof(PlacementChoice.After)),
                ("FinalNorm", false),
            ]
        ),
        (
            "bloom-560m",
            559_214_592,
            [
                .. Sizes(250880, 2048, 1024, 16, 24, 4096),
                ("QkvBias", true),
                ("TieWeights", true),
                ("EmbNorm", true),
                ("Positions", nameof(PositionChoice.Alibi)),
            ]
        ),
        (
            "pythia-70m",
            70_426_624,
            [
                .. Sizes(50304, 2048, 512, 8, 6, 2048),
                ("QkvBias", true),
                ("Parallel", nameof(ParallelChoice.TwoNorms)),
                ("Rotary.Dim", 16),
            ]
        ),
        (
            "gpt-j-6b",
            6_050_882_784,
            [
                .. Sizes(50400, 2048, 4096, 16, 28, 16384),
                ("OutputBias", false),
                ("HeadBias", true),
                ("Parallel", nameof(ParallelChoice.OneNorm)),
                ("Rotary.Dim", 64),
                ("Rotary.Interleaved", true),
            ]
        ),
        (
            "falcon-7b-instruct",
            6_921_720_704,
            [
                .. Sizes(65024, 2048, 4544, 71, 32, 18176),
                ("KvHeads", 1),
                ("OutputBias", false),
                ("FeedForwardBias", false),
                ("TieWeights", true),
                ("Parallel", nameof(ParallelChoice.OneNorm)),
                ("Rotary", true),
            ]
        ),
        (
            "falcon-40b-refinedweb",
            41_303_293_952,
            [
                .. Sizes(65024, 2048, 8192, 128, 60, 32768),
                ("KvHeads", 8),
                ("OutputBias", false),
                ("FeedForwardBias", false),
                ("TieWeights", true),
                ("Parallel", nameof(ParallelChoice.TwoNorms)),
                ("Rotary", true),
            ]
        ),
        (
            "stablelm-2-zephyr-1.6b",
            1_644_515_328,
            [
                .. Llama.Where(option => option.Item1 != "Norm"),
                .. Sizes(100352, 4096, 2048, 32, 24, 5632),
                ("QkvBias", true),
                ("Rotary.Dim", 16),
            ]
        ),
        (
            "aya-23-8b",
            8_028_033_024,
            [
                .. Llama.Where(option => option.Item1 != "Norm"),
                .. Sizes(256000, 8192, 4096, 32, 32, 14336),
                ("NormBias", false),
                ("KvHeads", 8),
                ("TieWeights", true),
                ("Parallel", nameof(ParallelChoice.OneNorm)),
                ("LogitScale", 0.0625),
            ]
        ),
        (
            "starcoder2-7b",
            7_173_923_840,
            [
                .. Sizes(49152, 16384, 4608, 36, 32, 18432),
                ("KvHeads", 4),
                ("QkvBias", true),
                ("TieWeights", true),
                ("Rotary", true),
            ]
        ),
    ];

    public static TheoryData<string> Names => [.. Models.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_released_model_has_as_many_parameters_as_its_checkpoint(string name)
    {
        var (_, parameters, options) = Models.Single(model => model.Name == name);
        var graph = Graphs.Printed("Model", options);
        Assert.Equal((BigInteger)parameters, graph.ParameterCount(graph.Model));
    }

    private static (string, object)[] Sizes(int vocab, int context, int emb, int heads, int layers, int inside) =>
        [
            ("VocabSize", vocab),
            ("ContextLength", context),
            ("EmbDim", emb),
            ("NHeads", heads),
            ("NLayers", layers),
            ("FeedForwardDim", inside),
        ];

    private static (string, object)[] Latent(int? queries) =>
        [
            ("LatentAttention.KvLatentDim", 512),
            ("LatentAttention.ContentDim", 128),
            ("LatentAttention.RotaryDim", 64),
            ("LatentAttention.ValueDim", 128),
            .. queries is { } given ? new (string, object)[] { ("LatentAttention.QueryLatentDim", given) } : [],
        ];
}
