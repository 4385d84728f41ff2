namespace TypedGpt.Architecture.Emission;

/// <summary>
/// What makes torch load in the user's program: a module initializer runs before the first line of the assembly, even
/// where that line is a call of torch itself.
/// </summary>
internal static class NativesFile
{
    public const string Text =
        SourceFile.Header
        + """

            namespace TypedGpt.Emitted;

            internal static class Natives
            {
                [global::System.Runtime.CompilerServices.ModuleInitializer]
                internal static void Prepare() => global::TypedGpt.Torch.Natives.NativeLibraries.Prepare();
            }

            """;
}
