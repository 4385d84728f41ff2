using System;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Sources.HuggingFace;

namespace TypedGpt.Generators.Pipeline;

/// <summary>
/// Completes every class marked with GptModel. It is silent: a model that breaks a rule is only declared, and the
/// analyzers say why.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class GptModelGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var specs = context
            .SyntaxProvider.ForAttributeWithMetadataName(
                SpecReader.AttributeName,
                static (node, _) =>
                    node.IsKind(SyntaxKind.ClassDeclaration) || node.IsKind(SyntaxKind.RecordDeclaration),
                static (match, token) =>
                    match.TargetSymbol is INamedTypeSymbol { Name.Length: > 0 } model && IsFirst(match, model)
                        ? SpecReader.Read(model, match.Attributes[0], token)
                        : null
            )
            .Where(static spec => spec is not null)
            .Select(static (spec, _) => spec!)
            .WithTrackingName(TrackingNames.Specs);

        var configs = context
            .AdditionalTextsProvider.Where(static file => ConfigFile.IsOne(file.Path))
            .Select(ConfigTexts.Read)
            .Where(static config => config is not null)
            .Select(static (config, _) => config!)
            .WithTrackingName(TrackingNames.Configs);

        var configured = specs
            .Combine(configs.Collect())
            .Select(static (pair, _) => ConfiguredSpec.Of(pair.Left, pair.Right))
            .WithTrackingName(TrackingNames.Configured);

        var host = context
            .CompilationProvider.Select(static (compilation, _) => HostCompilation.Of(compilation))
            .WithTrackingName(TrackingNames.Host);

        var collisions = specs
            .Select(static (spec, _) => spec.Declaration.FullName)
            .Collect()
            .Select(static (names, _) => HintNames.Colliding(names))
            .WithTrackingName(TrackingNames.Collisions);

        var graphs = configured
            .Combine(host)
            .Select(
                static (pair, token) =>
                {
                    token.ThrowIfCancellationRequested();
                    return pair.Right.CompilerIsNewEnough ? ModelToEmit.Of(pair.Left, pair.Right.HasTorch) : null;
                }
            )
            .Where(static emitted => emitted is not null)
            .Select(static (emitted, _) => emitted!)
            .Combine(collisions)
            .Select(
                static (pair, _) => pair.Left with { Hint = HintNames.Of(pair.Left.Graph.Spec.Declaration, pair.Right) }
            )
            .WithTrackingName(TrackingNames.Graphs);

        context.RegisterSourceOutput(
            graphs,
            static (output, model) =>
            {
                foreach (var file in EmittedFiles.Of(model))
                {
                    output.CancellationToken.ThrowIfCancellationRequested();
                    output.AddSource(file.Name, SourceText.From(file.Text, Encoding.UTF8));
                }
            }
        );

        var anyModel = graphs
            .Where(static emitted => emitted is { HasTorch: true, IsInError: false })
            .Collect()
            .Select(static (emitted, _) => emitted.Length > 0)
            .WithTrackingName(TrackingNames.AnyModel);

        context.RegisterSourceOutput(
            anyModel,
            static (output, any) =>
            {
                if (any)
                {
                    output.AddSource("TypedGpt.Natives.g.cs", SourceText.From(NativesFile.Text, Encoding.UTF8));
                }
            }
        );
    }

    /// <summary>Whether this is the declaration to read, should the attribute stand on several parts of the class.</summary>
    private static bool IsFirst(GeneratorAttributeSyntaxContext match, INamedTypeSymbol model) =>
        SpecReader.Attribute(model)?.ApplicationSyntaxReference is { } reference
        && reference.SyntaxTree == match.TargetNode.SyntaxTree
        && match.TargetNode.Span.Contains(reference.Span);
}
