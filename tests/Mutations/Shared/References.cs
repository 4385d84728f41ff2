using Microsoft.CodeAnalysis;

namespace TypedGpt.Mutations;

/// <summary>Assemblies of this process, for code that is compiled in it.</summary>
internal static class References
{
    /// <summary>Those whose names are wanted.</summary>
    public static IEnumerable<MetadataReference> Of(Func<string, bool> isWanted) =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => isWanted(Path.GetFileNameWithoutExtension(path)))
            .Select(path => MetadataReference.CreateFromFile(path));
}
