using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using TorchSharp;
using TypedGpt.Architecture.Specs;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Compiling;

/// <summary>The two files of a project that has nothing but a model: a class, and the config.json that it is read from.</summary>
/// <param name="Config">The text of config.json.</param>
internal sealed record ModelSource(string Config)
{
    /// <summary>The name of the class.</summary>
    public const string ClassName = "Model";

    /// <summary>The name of the file that the attribute names.</summary>
    public const string ConfigName = "config.json";

    /// <summary>The class.</summary>
    public string Text => $"[global::TypedGpt.GptModel(From = \"{ConfigName}\")] public partial class {ClassName};";

    /// <summary>
    /// A name for what is compiled of it: a hash of both files and of everything that has a say in the result. Assemblies
    /// count by their content, so that what an earlier build left behind is never taken for today's.
    /// </summary>
    public string Key()
    {
        var parts = new[]
        {
            Text,
            Config,
            RuntimeInformation.FrameworkDescription,
            Content(typeof(GptSpec).Assembly),
            Content(Assembly.Load("TypedGpt.Generators")),
            Content(typeof(GptModelAttribute).Assembly),
            Content(typeof(GptModule).Assembly),
            Content(typeof(torch).Assembly),
        };

        // A length before each part: no two lists of parts make the same bytes.
        var bytes = parts.SelectMany(part => Encoding.UTF8.GetBytes($"{part.Length}:{part}")).ToArray();
        return Convert.ToHexStringLower(SHA256.HashData(bytes));
    }

    private static string Content(Assembly assembly) => assembly.ManifestModule.ModuleVersionId.ToString();
}
