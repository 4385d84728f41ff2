using VerifyTests;

namespace VerifyStandIn.Tests;

public sealed class ComparisonTests : Workplace
{
    [Fact]
    public async Task A_new_text_fails_and_is_written_with_a_byte_order_mark_and_no_line_end()
    {
        var error = await Fails(Text("a\r\nb"));

        Assert.Equal("Tests.Test.received.txt", Files);
        Assert.Equal([0xEF, 0xBB, 0xBF, (byte)'a', (byte)'\n', (byte)'b'], File.ReadAllBytes(PathOf(Files)));
        Assert.Contains(
            "New:\n  - Received: Tests.Test.received.txt\n    Verified: Tests.Test.verified.txt",
            error.Message
        );
        Assert.Contains("Received: Tests.Test.received.txt\na\nb", error.Message);
    }

    [Theory]
    [InlineData("a\nb")]
    [InlineData("a\r\nb")]
    [InlineData("a\nb\n")]
    [InlineData("\uFEFFa\nb")]
    public async Task An_equal_text_passes_and_leaves_no_file(string verified)
    {
        Write("Tests.Test.verified.txt", verified);
        Write("Tests.Test.received.txt", "of an earlier run");

        var result = await Text("a\nb");

        Assert.Equal("Tests.Test.verified.txt", Files);
        Assert.Equal("a\nb", result.Text);
        Assert.Equal([PathOf("Tests.Test.verified.txt")], result.Files);
    }

    [Theory]
    [InlineData("a\nc")]
    [InlineData("a\nb\n\n")]
    [InlineData(" a\nb")]
    public async Task Another_text_fails_with_both_texts(string verified)
    {
        Write("Tests.Test.verified.txt", verified);

        var error = await Fails(Text("a\nb"));

        Assert.Equal("Tests.Test.received.txt Tests.Test.verified.txt", Files);
        Assert.Contains("NotEqual:\n  - Received: Tests.Test.received.txt", error.Message);
        Assert.Contains(verified, error.Message);
    }

    [Fact]
    public async Task An_empty_snapshot_counts_as_new()
    {
        Write("Tests.Test.verified.txt", "");
        Assert.Contains("New:", (await Fails(Text("a"))).Message);
    }

    [Fact]
    public async Task A_snapshot_that_nothing_gives_any_more_fails()
    {
        Write("Tests.Test#a.verified.cs", "1");
        Write("Tests.Test#b.verified.cs", "2");

        var error = await Fails(Many(new Target("cs", "1", "a")));

        Assert.Contains("Delete:\n  - Verified: Tests.Test#b.verified.cs", error.Message);
    }

    [Fact]
    public async Task Snapshots_of_a_test_whose_name_only_begins_alike_are_left_alone()
    {
        Write("Tests.Test.verified.txt", "a");
        Write("Tests.TestMore.verified.txt", "b");
        await Text("a");
        Assert.Equal("Tests.Test.verified.txt Tests.TestMore.verified.txt", Files);
    }

    [Fact]
    public async Task Auto_verify_takes_what_is_received_and_deletes_what_is_stale()
    {
        Write("Tests.Test#old.verified.txt", "old");
        await Text("new").AutoVerify();
        Assert.Equal("Tests.Test.verified.txt", Files);
    }

    [Fact]
    public async Task Scrubbers_change_the_text_first()
    {
        Write("Tests.Test.verified.txt", "keep\nReplaced");
        await Text("keep\ndrop me\n\nreplace")
            .ScrubLinesContaining("DROP")
            .ScrubEmptyLines()
            .ScrubLinesWithReplace(line => line == "replace" ? "Replaced" : line);
    }
}
