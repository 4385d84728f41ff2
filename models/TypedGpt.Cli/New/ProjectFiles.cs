using System.Reflection;
using System.Security;
using TorchSharp;
using TypedGpt.Cli.Naming;

namespace TypedGpt.Cli.New;

/// <summary>The files of a new project, by name; its config.json is copied.</summary>
internal static class ProjectFiles
{
    public static IEnumerable<(string File, string Text)> Of(string name, NamedModel model, PackageFolder? packages)
    {
        yield return ($"{name}.csproj", Project(packages?.Version ?? ProductVersion));
        yield return ($"{name}.cs", Class(name, model));
        yield return ("Program.cs", Program(name, model));
        if (packages is not null)
        {
            yield return ("nuget.config", NuGetConfig(packages.Folder));
        }
    }

    /// <summary>The version of this program, which is that of the packages.</summary>
    private static string ProductVersion { get; } =
        typeof(ProjectFiles)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
            .InformationalVersion.Split('+')[0];

    private static string TorchVersion { get; } = typeof(torch).Assembly.GetName().Version!.ToString(3);

    private static string Project(string version) =>
        $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <!-- Torch's libraries of this system alone: 480 MB instead of 1.2 GB. -->
                <UseCurrentRuntimeIdentifier>true</UseCurrentRuntimeIdentifier>
                <ManagePackageVersionsCentrally>false</ManagePackageVersionsCentrally>
              </PropertyGroup>
              <ItemGroup>
                <AdditionalFiles Include="{ConfigModel.FileName}" />
                <PackageReference Include="{PackageFolder.Library}" Version="{version}" />
                <!-- Torch itself. For a GPU take TorchSharp-cuda-linux or TorchSharp-cuda-windows instead. -->
                <PackageReference Include="TorchSharp-cpu" Version="{TorchVersion}" />
              </ItemGroup>
            </Project>

            """;

    private static string Class(string name, NamedModel model) =>
        $"""
            using TypedGpt;

            /// <summary>{SecurityElement.Escape(
                model.Description
            )}: the model that {ConfigModel.FileName} describes.</summary>
            [GptModel(From = "{ConfigModel.FileName}")]
            public partial class {name};

            """;

    private static string Program(string name, NamedModel model)
    {
        var folder = model.Weights is { } weights
            ? $"""
                // dotnet run [FOLDER|FILE ["1 2 3"]]: where the weights lie, and the ids of the tokens to continue.
                using var model = {name}.LoadFrom(args.Length > 0 ? args[0] : {Literal(Path.GetFullPath(weights))});
                """
            : $"""
                // dotnet run [FOLDER|FILE ["1 2 3"]]: where weights lie, which are drawn otherwise, and the ids of the tokens to continue.
                torch.manual_seed(123);
                using var model = args.Length > 0 ? {name}.LoadFrom(args[0]) : new {name}();
                """;
        return $$"""
            using System;
            using System.Linq;
            using TorchSharp;
            using TypedGpt.Torch;

            {{folder}}
            model.eval();
            long[] ids = args.Length > 1 ? [.. args[1].Split(' ').Select(long.Parse)] : [1, 2, 3];

            using var scope = torch.NewDisposeScope();
            using var noGradients = torch.no_grad();
            var logits = model.forward(torch.tensor(ids).unsqueeze(0))[0, ids.Length - 1].to(torch.ScalarType.Float32);
            var (values, best) = torch.topk(logits, 5);
            Console.WriteLine($"{{name}}, {{{name}}.ParameterCount:N0} parameters. After {string.Join(' ', ids)}:");
            foreach (var (id, logit) in best.data<long>().Zip(values.data<float>()))
            {
                Console.WriteLine($"{id,8} {logit,9:F4}");
            }

            var continued = Generation.Greedy(model, ids, newTokens: 8, {{name}}.Context.Size);
            Console.WriteLine($"Continued, the likeliest each time: {string.Join(' ', continued)}");

            """;
    }

    private static string NuGetConfig(string folder) =>
        $"""
            <?xml version="1.0" encoding="utf-8"?>
            <configuration>
              <packageSources>
                <add key="typedgpt" value="{SecurityElement.Escape(folder)}" />
              </packageSources>
            </configuration>

            """;

    private static string Literal(string path) => $"@\"{path.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
