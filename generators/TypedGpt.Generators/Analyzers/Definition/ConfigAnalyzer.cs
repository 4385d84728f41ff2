using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources.HuggingFace;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>
/// Reports what is wrong in a config.json, at the very key, for each file that a model names. A file that no model names is
/// not looked at, whatever it holds.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConfigAnalyzer : DiagnosticAnalyzer
{
    private static readonly ImmutableDictionary<string, DiagnosticDescriptor> ById =
        ConfigRules.All.ToImmutableDictionary(rule => rule.Id, Descriptors.Of);

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
    [.. ById.Values.OrderBy(descriptor => descriptor.Id)];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var compilation = start.Compilation;
            var names = new Lazy<IReadOnlyList<string>>(
                () => [.. Names(compilation.Assembly.GlobalNamespace)],
                LazyThreadSafetyMode.ExecutionAndPublication
            );
            start.RegisterAdditionalFileAction(file => Analyze(file, names));
        });
    }

    private static void Analyze(AdditionalFileAnalysisContext context, Lazy<IReadOnlyList<string>> names)
    {
        var file = context.AdditionalFile;
        if (
            !ConfigFile.IsOne(file.Path)
            || !names.Value.Any(name => ConfigTexts.Fits(file, name))
            || file.GetText(context.CancellationToken) is not { } text
        )
        {
            return;
        }

        foreach (var violation in ConfigRules.Check(ConfigReader.Read(text.ToString()).Problems))
        {
            if (violation.Place is { } place)
            {
                context.ReportDiagnostic(
                    Diagnostic.Create(
                        ById[violation.Rule.Id],
                        ConfigPlaces.At(file.Path, text, place.Start, place.Length),
                        [.. violation.Details]
                    )
                );
            }
        }
    }

    /// <summary>The files that the models of a namespace name.</summary>
    private static IEnumerable<string> Names(INamespaceOrTypeSymbol space) =>
        space
            .GetMembers()
            .OfType<INamespaceOrTypeSymbol>()
            .SelectMany(member => Names(member).Concat(member is INamedTypeSymbol type ? Name(type) : []));

    private static IEnumerable<string> Name(INamedTypeSymbol type) =>
        SpecReader.Attribute(type) is { } attribute
        && ConfiguredSpec.NameOf(SymbolAttributes.Named(attribute)) is { } name
            ? [name]
            : [];
}
