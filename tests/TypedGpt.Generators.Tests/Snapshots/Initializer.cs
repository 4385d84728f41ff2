using System.Runtime.CompilerServices;

namespace TypedGpt.Generators.Tests.Snapshots;

internal static class Initializer
{
    [ModuleInitializer]
    internal static void Initialize() => VerifySourceGenerators.Initialize();
}
