using TypedGpt.Cli.Compiling;
using TypedGpt.Cli.Naming;
using TypedGpt.TestSupport;

namespace TypedGpt.Cli.Tests;

/// <summary>The model of a folder is compiled once, and kept.</summary>
public sealed class CompilingTests
{
    private readonly string folder = Directory.CreateTempSubdirectory("models").FullName;

    private static readonly ModelSource Source = new(File.ReadAllText(TinyFolder.Golden("config.json")));

    private string Entry => new ModelCache(folder).PathOf(Source.Key());

    [Fact]
    public void The_second_time_it_comes_from_the_cache()
    {
        IsTheModel(CompiledModel.Of(Source, new(folder)));
        var written = File.GetLastWriteTimeUtc(Entry);
        var first = File.ReadAllBytes(Entry);

        // What is taken is what lies there: an entry of another model is believed, its hash being right.
        IsTheModel(CompiledModel.Of(Source, new(folder)));
        Assert.Equal(written, File.GetLastWriteTimeUtc(Entry));
        Assert.Equal(first, File.ReadAllBytes(Entry));
        Assert.Equal([Entry], Directory.GetFiles(folder));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(10, false)]
    [InlineData(32, false)]
    [InlineData(5000, false)]
    [InlineData(5000, true)]
    [InlineData(-1, true)]
    public void A_damaged_entry_is_made_anew(int at, bool isFlipped)
    {
        CompiledModel.Of(Source, new(folder));
        var whole = File.ReadAllBytes(Entry);
        var damaged = isFlipped ? whole.ToArray() : whole[..at];
        if (isFlipped)
        {
            damaged[at < 0 ? ^1 : at] ^= 1;
        }

        File.WriteAllBytes(Entry, damaged);
        IsTheModel(CompiledModel.Of(Source, new(folder)));
        Assert.Equal(whole, File.ReadAllBytes(Entry));
    }

    [Fact]
    public void Several_at_once_are_no_trouble()
    {
        Parallel.For(0, 4, _ => IsTheModel(CompiledModel.Of(Source, new(folder))));
        Assert.Equal([Entry], Directory.GetFiles(folder));
        IsTheModel(CompiledModel.Of(Source, new(folder)));
    }

    [Fact]
    public void Where_nothing_can_be_kept_it_is_compiled_each_time()
    {
        var file = Path.Combine(folder, "a-file");
        File.WriteAllText(file, "");
        IsTheModel(CompiledModel.Of(Source, new(file)));
        IsTheModel(CompiledModel.Of(Source, new(folder: null)));
        Assert.Equal([file], Directory.GetFiles(folder));
    }

    [Fact]
    public void Each_configuration_has_a_key_of_its_own()
    {
        Assert.Equal(Source.Key(), new ModelSource(Source.Config).Key());
        Assert.NotEqual(Source.Key(), new ModelSource(Source.Config + " ").Key());
    }

    [Fact]
    public void Two_models_of_one_name_stand_beside_each_other()
    {
        var other = new ModelSource(
            Source.Config.Replace("\"n_layer\": 3", "\"n_layer\": 1", StringComparison.Ordinal)
        );
        Assert.NotEqual(Source, other);
        var (three, one) = (CompiledModel.Of(Source, new(folder)), CompiledModel.Of(other, new(folder)));
        Assert.NotEqual(three, one);
        Assert.NotEqual(Parameters(three), Parameters(one));
    }

    [Theory]
    [InlineData("gpt2", "VocabSize=50257")]
    [InlineData("smollm3-3b", "Rotary.SkipLayers=[3, 7, 11, 15, 19, 23, 27, 31, 35]")]
    public void A_compiled_class_can_be_described_without_its_config(string config, string said)
    {
        var path = Path.Combine(Repository.Root, "tests", "Goldens", "configs", $"{config}.json");
        var model = CompiledModel.Of(new(File.ReadAllText(path)), new(folder));
        var options = (ModelOptionsAttribute)model.GetCustomAttributes(typeof(ModelOptionsAttribute), false).Single();
        Assert.Contains(said, options.Options, StringComparison.Ordinal);
        var (ofClass, ofFile) = (ModelReader.Read(model), ModelReference.Find(path).Graph);
        Assert.Equal(ofFile.Dims, ofClass.Dims);
        Assert.Equal(ofFile.Layers, ofClass.Layers);
    }

    private static void IsTheModel(Type model) => Assert.Equal(178752, Parameters(model));

    private static long Parameters(Type model) => (long)model.GetField("ParameterCount")!.GetValue(null)!;
}
