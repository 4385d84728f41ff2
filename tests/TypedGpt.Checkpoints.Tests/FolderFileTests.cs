using TypedGpt.Torch;

namespace TypedGpt.Checkpoints.Tests;

/// <summary>Which files of a folder are read, and which folders are refused.</summary>
public sealed class FolderFileTests
{
    private const string Index = "model.safetensors.index.json";
    private readonly IReadOnlyList<WrittenFile.Entry> entries;

    public FolderFileTests()
    {
        using var model = new SmallGpt();
        entries = StoredModel.Entries(model, SmallGpt.Weights);
    }

    [Fact]
    public void Shards_are_read_by_their_index()
    {
        var folder = Sharded(name => name);
        SmallGpt.LoadFrom(folder).Dispose();
        SmallGpt.LoadFrom(Path.Combine(folder, Index)).Dispose();
    }

    [Theory]
    [InlineData("../model-1.safetensors")]
    [InlineData("/etc/passwd")]
    [InlineData("sub/model-1.safetensors")]
    [InlineData("..\\\\model-1.safetensors")]
    [InlineData("model-1.bin")]
    public void An_index_that_points_elsewhere_is_refused(string file) =>
        IsRefused(Sharded(_ => file), "not the name of a .safetensors file beside the index");

    [Fact]
    public void A_shard_that_is_missing_is_named()
    {
        var folder = Sharded(name => name);
        File.Delete(Path.Combine(folder, "model-2.safetensors"));
        IsRefused(folder, "it names model-2.safetensors, which is not there");
    }

    [Fact]
    public void A_tensor_that_its_shard_does_not_hold_is_named()
    {
        var folder = Sharded(name => name);
        File.Copy(
            Path.Combine(folder, "model-1.safetensors"),
            Path.Combine(folder, "model-2.safetensors"),
            overwrite: true
        );
        IsRefused(folder, "lies in model-1.safetensors and in model-2.safetensors");
        File.WriteAllBytes(Path.Combine(folder, "model-2.safetensors"), WrittenFile.Bytes([]));
        IsRefused(folder, "is said to lie in model-2.safetensors, and does not");
    }

    [Theory]
    [InlineData("", "or it is empty")]
    [InlineData("{", "it is no json")]
    [InlineData("[]", "it is no json object")]
    [InlineData("{}", "it has no weight_map")]
    [InlineData("""{"weight_map":{"a":"a.safetensors","a":"a.safetensors"}}""", "a is there twice")]
    [InlineData("""{"weight_map":{},"weight_map":{}}""", "weight_map is there twice")]
    [InlineData("""{"weight_map":{"a":1}}""", "the file of a is no text")]
    [InlineData("""{"weight_map":{},"code":1}""", "it has a key that the format does not know: code")]
    [InlineData("""{"weight_map":{"\ud800":"a.safetensors"}}""", "it is no json")]
    public void An_index_that_breaks_a_rule_is_refused(string index, string problem)
    {
        var folder = WrittenFile.NewFolder();
        File.WriteAllText(Path.Combine(folder, Index), index);
        IsRefused(folder, problem);
    }

    [Fact]
    public void A_single_file_of_another_name_is_read()
    {
        var folder = WrittenFile.NewFolder();
        File.WriteAllBytes(Path.Combine(folder, "weights.safetensors"), WrittenFile.Bytes(entries));
        SmallGpt.LoadFrom(folder).Dispose();
    }

    [Fact]
    public void Several_files_without_an_index_are_refused()
    {
        var folder = Sharded(name => name);
        File.Delete(Path.Combine(folder, Index));
        IsRefused(folder, "there are 2 files such as model-1.safetensors, and no model.safetensors.index.json");
    }

    [Theory]
    [InlineData("pytorch_model.bin", "it is pickled")]
    [InlineData("consolidated.00.pth", "it is pickled")]
    [InlineData("model.gguf", "model.gguf is read where its own path is given")]
    [InlineData("config.json", "there is no model.safetensors")]
    public void A_folder_with_other_weights_is_refused_by_their_kind(string file, string problem)
    {
        var folder = WrittenFile.NewFolder();
        File.WriteAllText(Path.Combine(folder, file), "x");
        IsRefused(folder, problem);
        IsRefused(
            Path.Combine(folder, file),
            file switch
            {
                "config.json" => "it has fewer than 8 bytes",
                "model.gguf" => "the file ends at byte 1, in the middle of its header",
                _ => problem,
            }
        );
    }

    [Fact]
    public void A_link_out_of_the_folder_is_refused()
    {
        var elsewhere = WrittenFile.Write(entries);
        var folder = WrittenFile.NewFolder();
        File.CreateSymbolicLink(Path.Combine(folder, "model.safetensors"), elsewhere);
        IsRefused(folder, "it is a link to");

        var sharded = Sharded(name => name);
        var shard = Path.Combine(sharded, "model-1.safetensors");
        File.Move(shard, Path.Combine(folder, "shard.safetensors"));
        File.CreateSymbolicLink(shard, Path.Combine(folder, "shard.safetensors"));
        IsRefused(sharded, "it is a link to");
    }

    [Fact]
    public void A_link_within_the_folder_and_the_links_of_the_cache_are_followed()
    {
        var folder = WrittenFile.NewFolder();
        File.WriteAllBytes(Path.Combine(folder, "stored"), WrittenFile.Bytes(entries));
        File.CreateSymbolicLink(Path.Combine(folder, "model.safetensors"), "stored");
        SmallGpt.LoadFrom(folder).Dispose();

        var repository = WrittenFile.NewFolder();
        var snapshot = Directory.CreateDirectory(Path.Combine(repository, "snapshots", "abc")).FullName;
        Directory.CreateDirectory(Path.Combine(repository, "blobs"));
        File.WriteAllBytes(Path.Combine(repository, "blobs", "123"), WrittenFile.Bytes(entries));
        File.CreateSymbolicLink(Path.Combine(snapshot, "model.safetensors"), "../../blobs/123");
        SmallGpt.LoadFrom(snapshot).Dispose();
    }

    [Fact]
    public void Links_in_a_circle_are_refused()
    {
        var folder = WrittenFile.NewFolder();
        File.CreateSymbolicLink(Path.Combine(folder, "model.safetensors"), "other.safetensors");
        File.CreateSymbolicLink(Path.Combine(folder, "other.safetensors"), "model.safetensors");
        Assert.Throws<CheckpointException>(() => SmallGpt.LoadFrom(folder));
    }

    [Fact]
    public void A_folder_that_is_a_link_itself_is_followed()
    {
        var folder = Path.GetDirectoryName(WrittenFile.Write(entries))!;
        var link = Path.Combine(WrittenFile.NewFolder(), "link");
        Directory.CreateSymbolicLink(link, folder);
        SmallGpt.LoadFrom(link).Dispose();
    }

    private static void IsRefused(string path, string problem)
    {
        var refused = Assert.Throws<CheckpointException>(() => SmallGpt.LoadFrom(path));
        Assert.StartsWith(path, refused.Message, StringComparison.Ordinal);
        Assert.Contains(problem, refused.Message.Split('\n')[0], StringComparison.Ordinal);
    }

    /// <summary>Two shards, and an index in which <paramref name="named"/> says where each is.</summary>
    private string Sharded(Func<string, string> named)
    {
        var folder = WrittenFile.NewFolder();
        var places = entries.Select((entry, at) => (Entry: entry, File: $"model-{1 + at % 2}.safetensors")).ToList();
        foreach (var shard in places.GroupBy(place => place.File))
        {
            File.WriteAllBytes(
                Path.Combine(folder, shard.Key),
                WrittenFile.Bytes([.. shard.Select(place => place.Entry)])
            );
        }

        var map = string.Join(',', places.Select(place => $"\"{place.Entry.Name}\":\"{named(place.File)}\""));
        File.WriteAllText(Path.Combine(folder, Index), $$$"""{"metadata":{"total_size":1},"weight_map":{{{{map}}}}}""");
        return folder;
    }
}
