using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Pipeline;
using TypedGpt.TestSupport;

namespace TypedGpt.Generators.Tests.Harness;

/// <summary>A project of a user's in a folder of its own, which imports TypedGpt.targets and is built by the SDK.</summary>
internal sealed class UserProject : IDisposable
{
    private static readonly string Targets = Path.Combine(
        Repository.Root,
        "generators",
        "TypedGpt.Generators",
        "build",
        "TypedGpt.targets"
    );

    public UserProject(string source)
    {
        var assemblies = Compilations.TypedGptPaths.Select(path => $"""<Reference Include="{path}" />""");
        File.WriteAllText(
            Path.Combine(Folder, "Gpt.csproj"),
            $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <ImplicitUsings>enable</ImplicitUsings>
                <Nullable>enable</Nullable>
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{typeof(GptModelGenerator).Assembly.Location}" />
                <Analyzer Include="{typeof(GptSpec).Assembly.Location}" />
                {string.Concat(assemblies)}
              </ItemGroup>
              <Import Project="{Targets}" />
            </Project>
            """
        );
        File.WriteAllText(Path.Combine(Folder, "Gpt.cs"), source);
    }

    /// <summary>Where it lies. The name has a space, as names of folders do.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("typedgpt user").FullName;

    /// <summary>Writes another file into its folder.</summary>
    public void Write(string file, string text)
    {
        var path = Path.Combine(Folder, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }

    /// <summary>Puts items behind those that it has.</summary>
    public void Add(string items)
    {
        var path = Path.Combine(Folder, "Gpt.csproj");
        File.WriteAllText(
            path,
            File.ReadAllText(path)
                .Replace("<Import", $"<ItemGroup>{items}</ItemGroup><Import", StringComparison.Ordinal)
        );
    }

    /// <summary>Builds the project; nothing that it starts stays behind.</summary>
    public Task<(int ExitCode, string Output)> Build(params string[] arguments) =>
        Dotnet.Run(["build", Folder, "--nologo", "--disable-build-servers", .. arguments]);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
