using System.Reflection;
using Xunit.Sdk;

namespace VerifyXunit;

/// <summary>Stands on a test assembly and remembers which test is running: snapshots are named after it.</summary>
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Class)]
public sealed class UseVerifyAttribute : BeforeAfterTestAttribute
{
    private static readonly AsyncLocal<MethodInfo?> Running = new();

    /// <inheritdoc />
    public override void Before(MethodInfo methodUnderTest) => Running.Value = methodUnderTest;

    /// <inheritdoc />
    public override void After(MethodInfo methodUnderTest) => Running.Value = null;

    /// <summary>The test that is running.</summary>
    public static MethodInfo GetMethod() =>
        Running.Value
        ?? throw new InvalidOperationException(
            "No test is running here: Verify is called from a test, in an assembly with [assembly: UseVerify]."
        );
}
