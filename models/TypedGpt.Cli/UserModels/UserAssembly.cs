using System.Reflection;
using System.Runtime.Loader;

namespace TypedGpt.Cli.UserModels;

/// <summary>
/// An assembly of the user's. What it references is taken from its own folder, but for what the command line has itself:
/// TypedGpt and TorchSharp are the same types on both sides.
/// </summary>
internal static class UserAssembly
{
    /// <summary>Its classes with [GptModel], in the order of their names.</summary>
    /// <exception cref="UserError">It is no assembly of .NET, or was built with another TypedGpt.</exception>
    public static IReadOnlyList<Type> Models(string file)
    {
        var path = Path.GetFullPath(file);
        try
        {
            return
            [
                .. new Context(path)
                    .LoadFromAssemblyPath(path)
                    .GetTypes()
                    .Where(type => type.CustomAttributes.Any(data => data.AttributeType == typeof(GptModelAttribute)))
                    .OrderBy(type => type.FullName, StringComparer.Ordinal),
            ];
        }
        catch (BadImageFormatException)
        {
            throw new UserError(
                $"{file} is no assembly of .NET's. Name the one that a build writes: bin/Debug/net10.0/my.dll."
            );
        }
        catch (ReflectionTypeLoadException error)
        {
            throw new UserError(
                $"{file} cannot be read with TypedGpt {typeof(GptModelAttribute).Assembly.GetName().Version?.ToString(3)}: {error.LoaderExceptions.OfType<Exception>().First().Message.Split('\n')[0]}"
            );
        }
    }

    private sealed class Context(string path) : AssemblyLoadContext(Path.GetFileName(path))
    {
        private readonly AssemblyDependencyResolver resolver = new(path);

        protected override Assembly? Load(AssemblyName name)
        {
            try
            {
                return Default.LoadFromAssemblyName(new(name.Name!));
            }
            catch (FileNotFoundException)
            {
                return resolver.ResolveAssemblyToPath(name) is { } found ? LoadFromAssemblyPath(found) : null;
            }
        }
    }
}
