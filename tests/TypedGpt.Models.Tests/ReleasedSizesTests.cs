using System.Globalization;

namespace TypedGpt.Models.Tests;

/// <summary>The models that come along have as many parameters as those that were released.</summary>
public sealed class ReleasedSizesTests
{
    [Theory]
    [InlineData("Gpt2_124M", 124_439_808, "124M")]
    [InlineData("Gpt2_355M", 354_823_168, "355M")]
    [InlineData("Gpt2_774M", 774_030_080, "774M")]
    [InlineData("Gpt2_1558M", 1_557_611_200, "1558M")]
    [InlineData("GptNeo125M", 125_198_592, "125M")]
    [InlineData("GptJ6B", 6_050_882_784, "6.05B")]
    [InlineData("Pythia70M", 70_426_624, "70M")]
    [InlineData("Pythia410M", 405_334_016, "405M")]
    [InlineData("GptNeoX20B", 20_554_567_680, "20.6B")]
    [InlineData("Opt125M", 125_239_296, "125M")]
    [InlineData("Opt350M", 331_196_416, "331M")]
    [InlineData("Opt1300M", 1_315_758_080, "1.3B")]
    [InlineData("Bloom560M", 559_214_592, "559M")]
    [InlineData("Bloom7B", 7_069_016_064, "7.1B")]
    [InlineData("Llama2_7B", 6_738_415_616, "6.74B")]
    [InlineData("Llama32_1B", 1_235_814_400, "1.24B")]
    [InlineData("Llama32_3B", 3_212_749_824, "3.21B")]
    [InlineData("Mistral7B", 7_241_732_096, "7.24B")]
    [InlineData("Mixtral8x7B", 46_702_792_704, "46.7B")]
    [InlineData("Qwen25_500M", 494_032_768, "0.49B")]
    [InlineData("Qwen25_1500M", 1_543_714_304, "1.54B")]
    [InlineData("Qwen25_3B", 3_085_938_688, "3.09B")]
    [InlineData("Qwen25_7B", 7_615_616_512, "7.6B")]
    [InlineData("Qwen3_600M", 596_049_920, "0.6B")]
    [InlineData("Qwen3_1700M", 1_720_574_976, "1.7B")]
    [InlineData("Qwen3_4B", 4_022_468_096, "4.0B")]
    [InlineData("Qwen3_8B", 8_190_735_360, "8.2B")]
    [InlineData("Qwen3_30BA3B", 30_532_122_624, "30.5B")]
    [InlineData("Gemma2_2B", 2_614_341_888, "2.61B")]
    [InlineData("Gemma3_1B", 999_885_952, "1.0B")]
    [InlineData("Gemma3_4B", 3_880_263_168, "3.88B")]
    [InlineData("Phi3Mini", 3_821_079_552, "3.8B")]
    [InlineData("SmolLM2_135M", 134_515_008, "135M")]
    [InlineData("SmolLM2_360M", 361_821_120, "362M")]
    [InlineData("SmolLM2_1700M", 1_711_376_384, "1.71B")]
    [InlineData("SmolLM3_3B", 3_075_098_624, "3.08B")]
    [InlineData("Olmo2_1B", 1_484_916_736, "1.48B")]
    [InlineData("Olmo2_7B", 7_298_617_344, "7.3B")]
    [InlineData("DeepSeekV3", 671_026_419_200, "671B")]
    [InlineData("GptOss20B", 20_914_757_184, "20.9B")]
    public void A_class_has_the_parameters_of_its_model(string name, long count, string published)
    {
        var entry = ModelCatalog.Find(name)!;
        Assert.Equal(count, (long)entry.Type.GetField("ParameterCount")!.GetValue(null)!);
        var decimals = published.TrimEnd('M', 'B').Split('.') is [_, var fraction] ? fraction.Length : 0;
        var unit = published.EndsWith('B') ? 1e9 : 1e6;
        Assert.Equal(published, (count / unit).ToString($"F{decimals}", CultureInfo.InvariantCulture) + published[^1]);
    }

    [Fact]
    public void Each_can_be_found_by_its_class_and_by_its_name_on_the_hub()
    {
        Assert.All(
            ModelCatalog.Entries,
            entry =>
            {
                Assert.Same(entry, ModelCatalog.Find(entry.Name.ToLowerInvariant()));
                Assert.Same(entry, ModelCatalog.Find(entry.Alias.ToUpperInvariant()));
            }
        );
    }
}
