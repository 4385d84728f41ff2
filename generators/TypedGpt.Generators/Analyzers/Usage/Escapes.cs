using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>The operations after which, or before which, the compiler knows nothing of axes.</summary>
internal sealed class Escapes(KnownTypes types)
{
    /// <summary>What an operation does to the tracking of shapes; null where it leaves it alone.</summary>
    public string? At(IOperation operation) =>
        operation switch
        {
            IPropertyReferenceOperation { Property.Name: "Raw" } raw when types.IsOfRuntime(raw.Property) =>
                "Raw leaves the typed world: nothing is known of the axes of what comes out",
            IInvocationOperation { TargetMethod.Name: "Assume" or "AssumeNumber" } assume
                when types.IsOfRuntime(assume.TargetMethod) =>
                $"{assume.TargetMethod.Name} enters the typed world: sizes are checked at run time, what each axis means is taken on trust",
            IInvocationOperation { TargetMethod.ContainingType.Name: "Evidence" } made
                when types.IsEvidence(made.Type) =>
                "Evidence made by hand: its sizes are checked, that these dimensions belong together is taken on trust",
            IConversionOperation { Type.TypeKind: TypeKind.Dynamic } conversion
                when types.IsTensor(conversion.Operand.Type) =>
                "As dynamic, axes are compared only when the program runs",
            _ => null,
        };
}
