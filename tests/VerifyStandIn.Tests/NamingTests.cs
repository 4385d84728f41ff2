using VerifyTests;
using VerifyXunit;

namespace VerifyStandIn.Tests;

public sealed class NamingTests : Workplace
{
    [Fact]
    public async Task Names_come_from_class_and_method_of_the_running_test()
    {
        await Fails(Verifier.Verify("a", sourceFile: SourceFile));
        Assert.Equal("NamingTests.Names_come_from_class_and_method_of_the_running_test.received.txt", Files);
    }

    [Theory]
    [InlineData(1.5, "a/b", null)]
    public async Task Parameters_are_part_of_the_name(double number, string text, string? nothing)
    {
        await Fails(
            Verifier.Verify("a", sourceFile: SourceFile).UseMethodName("M").UseParameters(number, text, nothing)
        );
        Assert.Equal("NamingTests.M_number=1.5_text=a-b_nothing=null.received.txt", Files);
    }

    [Fact]
    public async Task A_named_target_stands_behind_a_hash_sign()
    {
        await Fails(Many(new Target("cs", "1", "Gpt.g")));
        Assert.Equal("Tests.Test#Gpt.g.received.cs", Files);
    }

    [Fact]
    public async Task Targets_of_one_name_are_numbered()
    {
        await Fails(Many(new("cs", "1", "A"), new("cs", "2", "A"), new("txt", "3"), new("txt", "4")));
        Assert.Equal(
            "Tests.Test#00.received.txt Tests.Test#01.received.txt Tests.Test#A.00.received.cs Tests.Test#A.01.received.cs",
            Files
        );
    }

    [Fact]
    public async Task A_directory_is_seen_from_the_source_file()
    {
        await Fails(Text("a").UseDirectory("Snapshots"));
        Assert.True(File.Exists(PathOf(Path.Combine("Snapshots", "Tests.Test.received.txt"))));
    }

    [Fact]
    public async Task A_file_name_takes_the_place_of_all()
    {
        await Fails(Verifier.Verify("a", "cs", sourceFile: SourceFile).UseFileName("Mine"));
        Assert.Equal("Mine.received.cs", Files);
        Assert.Throws<InvalidOperationException>(() =>
        {
            Text("a").UseFileName("Mine");
        });
    }

    [Fact]
    public async Task A_name_is_used_once_in_a_run()
    {
        await Fails(Verifier.Verify("a", sourceFile: SourceFile).UseMethodName("Once"));
        var error = await Assert.ThrowsAsync<InvalidOperationException>(async () =>
            await Verifier.Verify("a", sourceFile: SourceFile).UseMethodName("Once")
        );
        Assert.StartsWith("The prefix has already been used", error.Message);
    }
}
