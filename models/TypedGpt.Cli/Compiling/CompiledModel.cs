using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using TypedGpt.Torch;

namespace TypedGpt.Cli.Compiling;

/// <summary>The class of a config.json: compiled when it is first met, taken from the cache from then on.</summary>
internal static class CompiledModel
{
    /// <summary>The class of a model that breaks no rule.</summary>
    public static Type Of(ModelSource source, ModelCache cache)
    {
        var key = source.Key();
        if (cache.Find(key) is not { } assembly)
        {
            assembly = Compile(source);
            cache.Keep(key, assembly);
        }

        using var image = new MemoryStream(assembly);
        return new Context().LoadFromStream(image).GetType(ModelSource.ClassName, throwOnError: true)!;
    }

    /// <summary>Apart, so that the compiler is looked for where it is needed only.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static byte[] Compile(ModelSource source) => ModelCompiler.Compile(source);

    /// <summary>A model's own place: two models have classes of one name. What it refers to is what this program has.</summary>
    private sealed class Context() : AssemblyLoadContext(ModelSource.ClassName)
    {
        protected override Assembly? Load(AssemblyName assemblyName) =>
            GetLoadContext(typeof(GptModule).Assembly) is { } own && own != Default
                ? own.LoadFromAssemblyName(assemblyName)
                : null;
    }
}
