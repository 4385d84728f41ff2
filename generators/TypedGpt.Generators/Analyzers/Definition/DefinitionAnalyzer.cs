using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>
/// Reports what is wrong with the definition of a model, on the very argument or declaration. It reads the class as the
/// generator does and asks the same rules, so a complete model is emitted exactly where this reports no error.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : DiagnosticAnalyzer
{
    /// <summary>The key under which a diagnostic carries the value that was likely meant.</summary>
    internal const string Suggestion = nameof(Suggestion);

    /// <summary>The key under which a diagnostic carries the argument that is missing, <c>Name = value</c>.</summary>
    internal const string Addition = nameof(Addition);

    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById = Rulebook.All.ToImmutableDictionary(
        rule => rule.Id,
        Descriptors.Of
    );

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [
        .. ById.Values.OrderBy(descriptor => descriptor.Id),
        StrayRule.Descriptor,
        StrayOptionRule.Descriptor,
        LanguageRule.Descriptor,
    ];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var user = UserCode.Of(start.Compilation);
            start.RegisterSymbolAction(symbol => Analyze(symbol, user), SymbolKind.NamedType);
        });
    }

    private static void Analyze(SymbolAnalysisContext context, UserCode user)
    {
        if (StrayRule.Report((INamedTypeSymbol)context.Symbol) is { } stray)
        {
            context.ReportDiagnostic(stray);
        }

        foreach (var idle in StrayOptionRule.Report((INamedTypeSymbol)context.Symbol, context.CancellationToken))
        {
            context.ReportDiagnostic(idle);
        }

        if (
            SpecReader.Attribute((INamedTypeSymbol)context.Symbol) is null
            || user.Find((INamedTypeSymbol)context.Symbol) is not { } model
            || SpecReader.Attribute(model) is not { } attribute
        )
        {
            return;
        }

        var locations = new Locations(model, attribute);
        if (context.Compilation is CSharpCompilation { LanguageVersion: < HostCompilation.Lowest } compilation)
        {
            context.ReportDiagnostic(LanguageRule.Report(locations.Of(Subject.Attribute), compilation.LanguageVersion));
        }

        var written = SpecReader.Read(model, attribute, context.CancellationToken);
        var files = context.Options.AdditionalFiles;
        var spec = ConfiguredSpec.Of(
            written,
            ConfigTexts.Named(files, ConfiguredSpec.NameOf(written.Arguments), context.CancellationToken)
        );
        foreach (var violation in Rulebook.Check(spec).Violations)
        {
            // What is wrong in a config.json is reported with that file.
            if (violation.Place is not null)
            {
                continue;
            }

            if (violation.Rule == UserLayerRules.Unused && IsUsed(violation.Subject, (INamedTypeSymbol)context.Symbol))
            {
                continue;
            }

            context.ReportDiagnostic(
                Diagnostic.Create(
                    ById[violation.Rule.Id],
                    ConfigPlaces.Of(violation.Subject, written.Arguments, files, context.CancellationToken)
                        ?? locations.Of(violation.Subject),
                    Properties(violation),
                    [.. violation.Details]
                )
            );
        }

        // Whether code outside the layer uses its property, which the layer's own code does not.
        bool IsUsed(Subject subject, INamedTypeSymbol whole) =>
            whole
                .GetTypeMembers(subject.Name.TrimStart('@'))
                .SelectMany(layer => layer.GetMembers(subject.Member.TrimStart('@')))
                .OfType<IPropertySymbol>()
                .Any(property => PropertyUses.Any(property, context.Compilation, context.CancellationToken));
    }

    private static ImmutableDictionary<string, string?> Properties(Violation violation)
    {
        var properties = ImmutableDictionary<string, string?>.Empty;
        if (violation.Suggestions.Count > 0)
        {
            properties = properties.Add(Suggestion, violation.Suggestions[0]);
        }

        return violation.Addition is { } missing
            ? properties.Add(Addition, $"{missing.Name} = {missing.Value}")
            : properties;
    }
}
