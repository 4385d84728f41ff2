using VerifyTests;
using VerifyXunit;

namespace VerifyStandIn.Tests;

/// <summary>A folder of its own for each test, in the place of the one beside the test's source.</summary>
public abstract class Workplace : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("verify").FullName;

    /// <summary>The source file that the snapshots pretend to stand beside.</summary>
    protected string SourceFile => Path.Combine(folder, "Tests.cs");

    /// <summary>The names of all files in the folder, in order.</summary>
    protected string Files =>
        string.Join(" ", Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    protected string PathOf(string file) => Path.Combine(folder, file);

    protected void Write(string file, string text) => File.WriteAllText(PathOf(file), text);

    protected SettingsTask Text(string text, string method = "Test") =>
        Verifier
            .Verify(text, sourceFile: SourceFile)
            .UseTypeName("Tests")
            .UseMethodName(method)
            .DisableRequireUniquePrefix();

    protected SettingsTask Many(params Target[] targets) =>
        Verifier
            .Verify(targets, sourceFile: SourceFile)
            .UseTypeName("Tests")
            .UseMethodName("Test")
            .DisableRequireUniquePrefix();

    protected static Task<VerifyException> Fails(SettingsTask task) =>
        Assert.ThrowsAsync<VerifyException>(async () => await task);

    public void Dispose()
    {
        Directory.Delete(folder, recursive: true);
        GC.SuppressFinalize(this);
    }
}
