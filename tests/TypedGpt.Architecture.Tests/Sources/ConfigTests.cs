using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Architecture.Sources.HuggingFace.Keys;
using TypedGpt.Architecture.Specs;
using TypedGpt.TestSupport;

namespace TypedGpt.Architecture.Tests.Sources;

/// <summary>A config.json is read as Hugging Face's classes read it, or refused at the key that says why.</summary>
public sealed class ConfigTests
{
    private const string Llama = """
        {
          "architectures": ["LlamaForCausalLM"],
          "model_type": "llama",
          "hidden_size": 64,
          "intermediate_size": 160,
          "num_hidden_layers": 3,
          "num_attention_heads": 4,
          "num_key_value_heads": 2,
          "max_position_embeddings": 128,
          "vocab_size": 384
        }
        """;

    /// <summary>The checkpoint is refused for what its row says: the start of the reason.</summary>
    private static readonly Dictionary<string, string> Refused = new()
    {
        ["baichuan2-7b"] = "NotBuilt vocab_size 125696 the second Baichuan divides each row of the head",
        ["bert-base-uncased"] = "OtherModel model_type bert it is an encoder",
        ["chatglm-6b-v1"] = "NotBuilt position_encoding_2d true the first ChatGLM",
        ["clip-vit-large-patch14-text"] = "OtherModel model_type clip_text_model it gives one vector",
        ["eagle3-llama3-8b-draft"] = "OtherModel architectures LlamaForCausalLMEagle3 it is a draft head",
        ["lfm2-1.2b"] = "OtherModel model_type lfm2 most of its layers are short convolutions",
        ["llama-2-13b-chat-gptq"] = "Quantized quantization_config gptq",
        ["llama-3.1-8b-bnb-nf4"] = "Quantized quantization_config bitsandbytes",
        ["llama-4-maverick"] = "OtherModel model_type llama4 its queries grow with the position",
        ["llama-4-scout"] = "OtherModel model_type llama4 its queries grow with the position",
        ["llava-1.5-7b-hf"] = "OtherModel architectures LlavaForConditionalGeneration it reads pictures as well",
        ["minimind2"] = "OtherModel model_type minimind it is code of its authors' own",
        ["ministral3-3b-2512"] = "NotBuilt text_config.rope_parameters.llama_4_scaling_beta 0.1 it scales queries",
        ["phi-1_5-mixformer"] = "OtherModel model_type mixformer-sequential it is code of its authors' own",
        ["phi-2-gptq"] = "Quantized quantization_config gptq",
        ["phi-3.5-vision"] = "OtherModel model_type phi3_v it reads pictures as well",
        ["qwen2.5-14b-mlx-quantised"] = "Quantized quantization by MLX",
        ["qwen3-14b-mlx-4bit"] = "Quantized quantization by MLX",
        ["qwen3.5-27b"] = "OtherModel model_type qwen3_5 its linear attention carries a state",
        ["rwkv5-3b"] = "OtherModel model_type rwkv5 its layers carry a state",
        ["t5-small"] = "OtherModel model_type t5 it is an encoder with a decoder",
        ["whisper-medium"] = "OtherModel model_type whisper it is an encoder with a decoder",
    };

    private static readonly string Copies = Path.GetDirectoryName(Golden.PathOf("configs/gpt2.json"))!;

    public static TheoryData<string> Kept =>
        [.. Directory.GetFiles(Copies).Select(path => Path.GetFileNameWithoutExtension(path))];

    [Theory]
    [MemberData(nameof(Kept))]
    public void A_kept_copy_is_read_or_refused_for_its_reason(string name)
    {
        var text = File.ReadAllText(Path.Combine(Copies, name + ".json"));
        if (!IsRefused(name, text))
        {
            Assert.True(Models.Graph(name, text).Parameters() > 0);
        }
    }

    /// <summary>Each of the 135 is read with the count of its row, or refused for the reason given there.</summary>
    [Fact]
    public void Every_published_configuration_is_read_with_its_count()
    {
        var read = 0;
        foreach (var (name, parameters, _) in PublishedConfigs.All)
        {
            var text = PublishedConfigs.Text(name);
            if (IsRefused(name, text))
            {
                continue;
            }

            read++;
            Assert.Equal((name, parameters), (name, Models.Graph(name, text).Parameters()));
        }

        Assert.True(PublishedConfigs.Folder is null || read == 113, $"{read.ToString(CultureInfo.InvariantCulture)}");
    }

    /// <summary>What the README calls harmless is ignored everywhere, unless a family reads it for something else.</summary>
    [Fact]
    public void Every_key_that_is_judged_harmless_is_ignored() =>
        Assert.Equal(
            [],
            PublishedConfigs
                .Keys.Where(key => key.Changes == "no" && !HarmlessKeys.Has(key.Key))
                .Select(key => key.Key)
                .Except(["torch_dtype", "dtype"])
        );

    /// <summary>What the README says to change the forward pass is ignored by no family that does not read it.</summary>
    [Fact]
    public void No_key_that_is_judged_to_change_the_forward_pass_is_ignored()
    {
        var ignored = PublishedConfigs
            .Keys.Where(key => key.Changes is "yes" or "only if not neutral" && HarmlessKeys.Has(key.Key))
            .Select(key => key.Key);
        Assert.Equal([], ignored.Except(["max_window_layers"]));
    }

    [Theory]
    [InlineData("\"hiden_size\": 64", "UnknownKey hiden_size llama , or write hidden_size", "\"hiden_size\"")]
    [InlineData("\"moe\": 1", "UnknownKey moe llama ", "\"moe\"")]
    [InlineData("\"sliding_window\": 4", "NotBuilt sliding_window 4 llama has no such part", "4")]
    [InlineData("\"partial_rotary_factor\": \"x\"", "WrongValue partial_rotary_factor x a number", "\"x\"")]
    [InlineData("\"head_dim\": 0", "WrongValue head_dim 0 a whole number above 0", "0")]
    [InlineData("\"head_dim\": 16.0", "WrongValue head_dim 16.0 a whole number above 0", "16.0")]
    [InlineData("\"attention_bias\": 1", "WrongValue attention_bias 1 true or false", "1")]
    [InlineData("\"hidden_act\": \"mish\"", "WrongValue hidden_act mish one of", "\"mish\"")]
    [InlineData("\"num_layers\": 4", "WrongValue num_layers 4 3, which num_hidden_layers says of the same", "4")]
    [InlineData("\"torch_dtype\": \"int8\"", "NotBuilt torch_dtype int8 known are", "\"int8\"")]
    [InlineData("\"is_encoder_decoder\": true", "NotBuilt is_encoder_decoder true llama has no such part", "true")]
    [InlineData("\"rope_scaling\": 8", "WrongValue rope_scaling 8 an object", "8")]
    [InlineData("\"rope_scaling\": {\"type\": \"ntk\"}", "NotBuilt rope_scaling.type ntk known are default", "\"ntk\"")]
    [InlineData(
        "\"rope_scaling\": {\"type\": \"linear\", \"factor\": 2, \"alpha\": 3}",
        "UnknownKey rope_scaling.alpha rotary positions",
        "\"alpha\""
    )]
    [InlineData(
        "\"quantization_config\": {\"quant_method\": \"awq\"}",
        "Quantized quantization_config awq",
        "{\"quant_method\": \"awq\"}"
    )]
    public void A_key_that_would_be_lost_is_a_problem_at_its_place(string member, string problem, string place)
    {
        var text = Llama.Replace("{\n", $"{{\n  {member},\n", StringComparison.Ordinal);
        var found = Assert.Single(ConfigReader.Read(text).Problems);
        Assert.StartsWith(problem, Said(found), StringComparison.Ordinal);
        Assert.Equal(place, text.Substring(found.Start, found.Length));
    }

    [Theory]
    [InlineData("\"unheard_of\": null")]
    [InlineData("\"unheard_of\": false")]
    [InlineData("\"unheard_of\": []")]
    [InlineData("\"unheard_of\": {}")]
    [InlineData("\"unheard_of\": \"\"")]
    [InlineData("\"attention_dropout\": 0.5")]
    [InlineData("\"eos_token_id\": [1, 2]")]
    [InlineData("\"auto_map\": {\"AutoModel\": \"x.Y\"}")]
    [InlineData("\"rope_scaling\": {\"rope_type\": \"default\"}")]
    [InlineData("\"scale_attn_weights\": true")]
    [InlineData("\"layer_types\": [\"full_attention\", \"full_attention\", \"full_attention\"]")]
    [InlineData("\"num_layers\": 3")]
    [InlineData("\"num_layers\": null")]
    public void A_key_that_says_nothing_changes_nothing(string member)
    {
        var text = Llama.Replace("{\n", $"{{\n  {member},\n", StringComparison.Ordinal);
        Assert.Equal([], ConfigReader.Read(text).Problems);
        Assert.Equal(ConfigReader.Read(Llama).Arguments, ConfigReader.Read(text).Arguments);
    }

    [Theory]
    [InlineData("", "NotJson A value is missing")]
    [InlineData("[]", "NotJson A configuration is an object")]
    [InlineData("{}", "OtherModel model_type  without it nothing says which family this is")]
    [InlineData("{\"model_type\": \"lama\"}", "OtherModel model_type lama known are gpt2, ")]
    [InlineData(
        "{\"model_type\": \"llama\", \"architectures\": [\"LlamaForSequenceClassification\"]}",
        "OtherModel architectures LlamaForSequenceClassification it is a classifier"
    )]
    [InlineData(
        "{\"model_type\": \"qwen2\", \"architectures\": [\"Qwen2ForRewardModel\"]}",
        "OtherModel architectures Qwen2ForRewardModel it is a reward model"
    )]
    [InlineData(
        "{\"model_type\": \"llama\", \"architectures\": [\"MedusaLlamaForCausalLM\"]}",
        "OtherModel architectures MedusaLlamaForCausalLM it is a draft head"
    )]
    [InlineData(
        "{\"model_type\": \"llama\", \"architectures\": [\"MistralForCausalLM\"]}",
        "OtherModel architectures MistralForCausalLM a decoder of the type llama is LlamaForCausalLM"
    )]
    public void What_is_no_decoder_is_refused(string text, string problem) =>
        Assert.StartsWith(problem, Said(ConfigReader.Read(text).Problems.First()), StringComparison.Ordinal);

    [Fact]
    public void Without_architectures_the_type_decides_and_without_a_type_the_architecture()
    {
        var type = """{"model_type": "mixtral"}""";
        var architecture = """{"architectures": ["MixtralForCausalLM"]}""";
        Assert.Equal([], ConfigReader.Read(type).Problems);
        Assert.Equal(ConfigReader.Read(type).Arguments, ConfigReader.Read(architecture).Arguments);
    }

    /// <summary>The table "What an absent key means".</summary>
    [Fact]
    public void An_absent_key_means_what_the_class_says()
    {
        var tied = AllFamilies.All.Where(family => Of(family.ModelType).Get(Options.TieWeights));
        Assert.Equal(
            [
                "gpt2",
                "gpt_bigcode",
                "gpt_neo",
                "opt",
                "bloom",
                "mpt",
                "falcon",
                "RefinedWeb",
                "RefinedWebModel",
                "gemma",
                "gemma2",
                "gemma3_text",
                "starcoder2",
                "cohere",
                "cohere2",
                "smollm3",
                "minicpm",
                "ernie4_5",
            ],
            tied.Select(family => family.ModelType)
                .OrderBy(type => AllFamilies.All.ToList().FindIndex(f => f.ModelType == type))
        );
        Assert.Equal(8, Of("mistral").Get(HeadOptions.KvHeads));
        Assert.Equal(8, Of("mixtral").Get(HeadOptions.KvHeads));
        Assert.Null(Of("llama").Get(HeadOptions.KvHeads));
        Assert.Equal(4096, Of("mistral").Get(SlidingWindowOptions.Size));
        Assert.Equal(4096, Of("gemma2").Get(SlidingWindowOptions.Size));
        Assert.Equal(128, Of("gpt_oss").Get(SlidingWindowOptions.Size));
        Assert.False(Of("phi3").Arguments.Has(SlidingWindowOptions.Size.Name));
        Assert.Equal(256, Of("gemma").Get(HeadOptions.HeadDim) ?? 3072 / 16);
        Assert.Equal(1e6, Of("gemma3_text").Get(RotaryOptions.Theta));
        Assert.Equal(2e6, Of("smollm3").Get(RotaryOptions.Theta));
        Assert.Equal(150000, Of("gpt_oss").Get(RotaryOptions.Theta));
        Assert.Equal(24, Of("gpt_neox").Get(RotaryOptions.Dim));
        Assert.Equal(1536, Of("deepseek_v3").Get(LatentAttentionOptions.QueryLatentDim));
        Assert.Null(Of("deepseek_v3", "\"q_lora_rank\": null").Get(LatentAttentionOptions.QueryLatentDim));
        Assert.False(Of("mistral", "\"sliding_window\": null").Arguments.Has(SlidingWindowOptions.Size.Name));
    }

    [Fact]
    public void Old_and_new_spellings_are_one()
    {
        var older = With(
            "\"torch_dtype\": \"bfloat16\", \"rope_theta\": 500000.0, \"rope_scaling\": {\"type\": \"yarn\", \"factor\": 4}"
        );
        var newer = With(
            "\"dtype\": \"bfloat16\", \"rope_parameters\": {\"rope_type\": \"yarn\", \"factor\": 4.0, \"rope_theta\": 500000}"
        );
        Assert.Equal([], newer.Problems);
        Assert.Equal(older.Arguments, newer.Arguments);
        Assert.Equal(ScalingChoice.Yarn, newer.Get(RotaryOptions.Scaling));
        Assert.Equal(NumberChoice.BFloat16, newer.Get(SourceOptions.Type));
        Assert.Equal(500000, newer.Get(RotaryOptions.Theta));
    }

    [Fact]
    public void Layers_of_two_kinds_are_a_pattern_or_a_list()
    {
        const string Local = "\"sliding_attention\"";
        const string Global = "\"full_attention\"";
        var alternating = Of(
            "gemma2",
            $"\"num_hidden_layers\": 4, \"layer_types\": [{Local}, {Global}, {Local}, {Global}]"
        );
        Assert.Equal(2, alternating.Get(SlidingWindowOptions.GlobalEvery));
        var irregular = Of(
            "gemma2",
            $"\"num_hidden_layers\": 4, \"layer_types\": [{Global}, {Global}, {Local}, {Local}]"
        );
        Assert.Equal([0, 1], irregular.Get(SlidingWindowOptions.GlobalLayers));
        var global = Of("gemma2", $"\"num_hidden_layers\": 2, \"layer_types\": [{Global}, {Global}]");
        Assert.False(global.Arguments.Has(SlidingWindowOptions.Size.Name));
        var last = Of("qwen2", "\"num_hidden_layers\": 4, \"use_sliding_window\": true, \"max_window_layers\": 3");
        Assert.Equal([0, 1, 2], last.Get(SlidingWindowOptions.GlobalLayers));
        Assert.Equal([3, 7], Of("smollm3", "\"num_hidden_layers\": 8").Get(RotaryOptions.SkipLayers));
        Assert.Equal(
            "WrongValue layer_types [\"full_attention\"] a list of 2, one for each layer",
            Said(
                ConfigReader
                    .Read($$"""{"model_type": "gemma2", "num_hidden_layers": 2, "layer_types": [{{Global}}]}""")
                    .Problems.First()
            )
        );
    }

    /// <summary>YaRN scales DeepSeek's scores by (0.1 ln(40) + 1) squared, beside 1/sqrt(192).</summary>
    [Fact]
    public void DeepSeek_scales_its_scores_with_its_frequencies()
    {
        var read = ConfigReader.Read(File.ReadAllText(Path.Combine(Copies, "deepseek-v3.json")));
        var stretched = (0.1 * Math.Log(40)) + 1;
        Assert.Equal(stretched * stretched / Math.Sqrt(192), read.Get(HeadOptions.AttentionScale)!.Value, 12);
        Assert.Equal(NumberChoice.BFloat16, read.Get(SourceOptions.Type));
        Assert.Equal([0, 1, 2], read.Get(MixtureOfExpertsOptions.DenseLayers));
    }

    [Fact]
    public void What_belongs_to_a_window_goes_with_it()
    {
        var read = Of("gemma3_text", "\"num_hidden_layers\": 1, \"layer_types\": [\"full_attention\"]");
        Assert.False(read.Arguments.Has(RotaryOptions.LocalTheta.Name));
        Assert.Equal(10000, Of("gemma3_text").Get(RotaryOptions.LocalTheta));
    }

    [Fact]
    public void A_language_model_beside_a_tower_is_read_alone()
    {
        var read = ConfigReader.Read(File.ReadAllText(Path.Combine(Copies, "medgemma-27b-it.json")));
        Assert.Equal([], read.Problems);
        Assert.Equal(62, read.Get(Options.NLayers));
        Assert.True(read.Get(Options.TieWeights));
        Assert.Equal(ScalingChoice.Linear, read.Get(RotaryOptions.Scaling));
    }

    [Theory]
    [InlineData("mistral", "Mistral3ForConditionalGeneration")]
    [InlineData("gemma3_text", "Gemma3ForConditionalGeneration")]
    public void Beside_a_tower_the_keys_mean_what_they_mean_alone(string type, string architecture)
    {
        var members = "\"vocab_size\": 384, \"torch_dtype\": \"bfloat16\"";
        var read = ConfigReader.Read(
            $$"""{"architectures": ["{{architecture}}"], "model_type": "x", "vision_config": {"a": 1}, "text_config": {"model_type": "{{type}}", {{members}} } }"""
        );
        Assert.Equal([], read.Problems);
        Assert.Equal(Of(type, members).Arguments, read.Arguments);
    }

    [Fact]
    public void Rotary_positions_can_be_given_for_each_kind_of_layer()
    {
        var read = Of(
            "gemma3_text",
            """
            "rope_parameters": {
              "full_attention": {"rope_type": "linear", "factor": 8.0, "rope_theta": 1000000},
              "sliding_attention": {"rope_type": "default", "rope_theta": 20000}
            }
            """
        );
        Assert.Equal(20000, read.Get(RotaryOptions.LocalTheta));
        Assert.Equal(1e6, read.Get(RotaryOptions.Theta));
        Assert.Equal(ScalingChoice.Linear, read.Get(RotaryOptions.Scaling));
        Assert.Equal(8, read.Get(RotaryOptions.Factor));
    }

    [Fact]
    public void An_option_knows_the_place_of_its_key()
    {
        var place = ConfigReader.Read(Llama).Places.Single(place => place.Option == Options.EmbDim.Name);
        Assert.Equal("64", Llama.Substring(place.Start, place.Length));
    }

    /// <summary>Published configurations with values exchanged, cut and damaged: a problem lies in the text, and nothing is thrown.</summary>
    [Fact]
    public void No_text_makes_the_reader_throw()
    {
        var random = new Random(RandomTests.Seed);
        var texts = Directory.GetFiles(Copies).Select(File.ReadAllText).ToList();
        var models = AllFamilies.All.Select(family => $$"""{"model_type": "{{family.ModelType}}"}""").ToList();
        for (var round = 0; round < RandomTests.Count(5_000, 200_000); round++)
        {
            var text = random.Next(2) == 0 ? texts[random.Next(texts.Count)] : models[random.Next(models.Count)];
            text = random.Next(4) == 0 ? Cut(random, text) : Exchanged(random, text);
            var read = ConfigReader.Read(text);
            foreach (var problem in read.Problems)
            {
                var isInside =
                    problem.Start >= 0 && problem.Length >= 0 && problem.Start + problem.Length <= text.Length;
                Assert.True(isInside, $"{problem}: {text}. {RandomTests.Again}");
            }
        }
    }

    private static string Cut(Random random, string text) => text.Remove(random.Next(text.Length), 1);

    private static string Exchanged(Random random, string text)
    {
        var json = JsonNode.Parse(text)!.AsObject();
        for (var change = random.Next(4); change >= 0; change--)
        {
            var key =
                random.Next(3) == 0 ? Keys[random.Next(Keys.Length)] : json.ElementAt(random.Next(json.Count)).Key;
            json[key] = JsonNode.Parse(Values[random.Next(Values.Length)]);
        }

        return json.ToJsonString(new JsonSerializerOptions { WriteIndented = random.Next(2) == 0 });
    }

    private static readonly string[] Keys =
    [
        "num_hidden_layers",
        "hidden_size",
        "head_dim",
        "layer_types",
        "rope_scaling",
        "rope_parameters",
        "text_config",
        "sliding_window",
        "no_rope_layers",
        "attention_types",
        "attn_config",
        "num_attention_heads",
        "n_shared_experts",
        "moe_intermediate_size",
        "quantization_config",
        "partial_rotary_factor",
        "architectures",
        "logits_scaling",
        "query_pre_attn_scalar",
        "sliding_window_pattern",
        "expansion_ratio",
        "intermediate_size",
    ];

    private static readonly string[] Values =
    [
        "0",
        "1",
        "-1",
        "2147483647",
        "99999999999999999999",
        "1e308",
        "0.5",
        "null",
        "true",
        "\"\"",
        "\"LLLG\"",
        "[]",
        "[1]",
        "[\"full_attention\"]",
        "[[[\"global\"], 3]]",
        "{}",
        "{\"model_type\": \"llama\"}",
        "{\"type\": \"longrope\"}",
        "{\"rope_type\": \"llama3\"}",
        "{\"rope_type\": \"yarn\", \"factor\": 0}",
        "{\"full_attention\": {}, \"sliding_attention\": {}}",
        "{\"quant_method\": \"fp8\"}",
    ];

    private static ReadConfig With(string members) =>
        ConfigReader.Read(Llama.Replace("{\n", $"{{\n  {members},\n", StringComparison.Ordinal));

    private static ReadConfig Of(string type, string members = "\"use_cache\": true")
    {
        var read = ConfigReader.Read($$"""{"model_type": "{{type}}", {{members}}}""");
        Assert.Equal(type == "ministral3" ? 1 : 0, read.Problems.Count);
        return read;
    }

    private static bool IsRefused(string name, string text)
    {
        var problems = ConfigReader.Read(text).Problems;
        if (Refused.TryGetValue(name, out var reason))
        {
            Assert.True(problems.Count > 0, $"{name} is read.");
            Assert.StartsWith(reason, Said(problems.First()), StringComparison.Ordinal);
            return true;
        }

        Assert.True(problems.Count == 0, $"{name}: {string.Join("; ", problems.Select(Said))}");
        return false;
    }

    private static string Said(ConfigProblem problem) => $"{problem.Kind} {string.Join(" ", problem.Details)}";
}
