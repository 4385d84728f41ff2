using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>The runtime's types as one compilation knows them.</summary>
internal sealed class KnownTypes
{
    private const string ObsoleteName = "System.ObsoleteAttribute";

    private readonly INamedTypeSymbol tensor;
    private readonly INamedTypeSymbol evidence;
    private readonly INamedTypeSymbol dim;
    private readonly INamedTypeSymbol layer;
    private readonly Lazy<ImmutableHashSet<string>> operations;

    private KnownTypes(INamedTypeSymbol tensor, INamedTypeSymbol evidence, INamedTypeSymbol dim, INamedTypeSymbol layer)
    {
        this.tensor = tensor;
        this.evidence = evidence;
        this.dim = dim;
        this.layer = layer;
        operations = new(() =>
            [
                .. tensor
                    .ContainingNamespace.GetTypeMembers()
                    .Where(IsTensor)
                    .SelectMany(type => type.GetMembers())
                    .OfType<IMethodSymbol>()
                    .Select(method => method.Name),
            ]
        );
    }

    /// <summary>The types, or null where the torch runtime is not referenced.</summary>
    public static KnownTypes? Of(Compilation compilation) =>
        compilation.GetTypeByMetadataName("TypedGpt.Torch.ITensor") is { } tensor
        && compilation.GetTypeByMetadataName("TypedGpt.Torch.Layer") is { } layer
        && compilation.GetTypeByMetadataName("TypedGpt.IEvidence") is { } evidence
        && compilation.GetTypeByMetadataName("TypedGpt.IDim") is { } dim
            ? new(tensor, evidence, dim, layer)
            : null;

    /// <summary>A tensor, probabilities, indices or a mask.</summary>
    public bool IsTensor(ITypeSymbol? type) => Implements(type, tensor);

    /// <summary>Factors or Sections.</summary>
    public bool IsEvidence(ITypeSymbol? type) => Implements(type, evidence);

    /// <summary>A dimension, or a type parameter that stands for one.</summary>
    public bool IsDim(ITypeSymbol? type) =>
        type is ITypeParameterSymbol parameter
            ? parameter.ConstraintTypes.Any(constraint => Same(constraint, dim))
            : Implements(type, dim);

    /// <summary>A layer of the runtime's or the user's.</summary>
    public bool IsLayer(ITypeSymbol? type)
    {
        for (var at = type; at is not null; at = at.BaseType)
        {
            if (Same(at, layer))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether some kind of tensor has an operation of this name.</summary>
    public bool IsOperation(string name) => operations.Value.Contains(name);

    /// <summary>Torch's own tensor, of whose axes the compiler knows nothing.</summary>
    public bool IsRaw(ITypeSymbol? type) =>
        type is { Name: "Tensor", ContainingType: { Name: "torch", ContainingNamespace.Name: "TorchSharp" } };

    /// <summary>What carries a shape: a tensor or evidence.</summary>
    public bool IsShaped(ITypeSymbol? type) => IsTensor(type) || IsEvidence(type);

    /// <summary>The evidence that a dimension has: its own static members.</summary>
    public IEnumerable<IPropertySymbol> EvidenceOf(ITypeSymbol dim) =>
        dim.GetMembers().OfType<IPropertySymbol>().Where(member => member.IsStatic && IsEvidence(member.Type));

    /// <summary>Whether a member is the runtime's own.</summary>
    public bool IsOfRuntime(ISymbol? member) => Same(member?.ContainingAssembly, tensor.ContainingAssembly);

    /// <summary>The id of an overload that exists only to catch and explain a mistake; null for any other method.</summary>
    public string? CatchAll(IMethodSymbol? method) =>
        method is null || !IsOfRuntime(method)
            ? null
            : method
                .GetAttributes()
                .Where(attribute => attribute.AttributeClass?.ToDisplayString() == ObsoleteName)
                .SelectMany(attribute => attribute.NamedArguments)
                .Where(argument => argument.Key == "DiagnosticId")
                .Select(argument => argument.Value.Value as string)
                .FirstOrDefault();

    /// <summary>The same for a call or an operator that ended at such an overload.</summary>
    public string? CatchAll(IOperation operation) =>
        operation switch
        {
            IInvocationOperation call => CatchAll(call.TargetMethod),
            IBinaryOperation binary => CatchAll(binary.OperatorMethod),
            ICompoundAssignmentOperation compound => CatchAll(compound.OperatorMethod),
            _ => null,
        };

    private static bool Implements(ITypeSymbol? type, INamedTypeSymbol contract) =>
        type is INamedTypeSymbol { TypeKind: not TypeKind.Error } && type.AllInterfaces.Any(one => Same(one, contract));

    private static bool Same(ISymbol? one, ISymbol? other) => SymbolEqualityComparer.Default.Equals(one, other);
}
