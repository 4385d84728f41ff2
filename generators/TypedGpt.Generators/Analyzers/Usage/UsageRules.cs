using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>The kinds of mistakes with shapes. The overloads of the runtime that only explain carry the same ids.</summary>
internal static class UsageRules
{
    public const string Layer = "TGPT2001";
    public const string Elementwise = "TGPT2002";
    public const string Product = "TGPT2003";
    public const string Heads = "TGPT2004";
    public const string Sections = "TGPT2005";
    public const string Mask = "TGPT2006";
    public const string Indices = "TGPT2007";
    public const string Loss = "TGPT2008";
    public const string Result = "TGPT2009";
    public const string Evidence = "TGPT2010";
    public const string Probabilities = "TGPT2011";
    public const string NoMember = "TGPT2012";

    private static readonly (string Id, string Title)[] Titles =
    [
        (Layer, "A layer is fed what it takes"),
        (Elementwise, "Operands of an elementwise operation have the same axes"),
        (Product, "The inner axes of a matrix product are one dimension"),
        (Heads, "Heads are split and merged by their own evidence"),
        (Sections, "An axis is cut and joined by its own evidence"),
        (Mask, "A mask is for scores of its own axes"),
        (Indices, "Indices count what they choose from"),
        (Loss, "A loss takes logits and their targets"),
        (Result, "A tensor has the axes that its place asks for"),
        (Evidence, "Evidence is the model's own"),
        (Probabilities, "Probabilities come last"),
        (NoMember, "An operation fits the kind of tensor"),
    ];

    /// <summary>The descriptors by id. The message is made for each place.</summary>
    public static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = Titles.ToImmutableDictionary(
        rule => rule.Id,
        rule => new DiagnosticDescriptor(
            rule.Id,
            rule.Title,
            "{0}",
            "TypedGpt.Usage",
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: Descriptors.Page(rule.Id)
        )
    );

    /// <summary>The kind of a call that bound to nothing, by the method that was meant and what it wants there.</summary>
    public static string IdOf(KnownTypes types, IMethodSymbol method, ITypeSymbol? wanted) =>
        wanted?.Name switch
        {
            "Factors" => Heads,
            "Sections" => Sections,
            "Mask" => Mask,
            "Indices" when method.ContainingType.Name == "Loss" => Loss,
            "Indices" => Indices,
            _ when method.ContainingType.Name == "Loss" => Loss,
            _ when method.Name is "MatMul" or "ScaledDotProductAttention" => Product,
            _ when types.IsLayer(method.ContainingType) => Layer,
            _ => Result,
        };
}
