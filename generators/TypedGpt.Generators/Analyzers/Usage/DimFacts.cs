using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Forward;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Recovery;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;
using TypedGpt.Generators.Analyzers.Definition;
using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Analyzers.Usage;

/// <summary>
/// What is known of the dimensions of one compilation: size, formula, and where in the source that stands. A model is read
/// when one of its dimensions is first asked for, once for all analyzers.
/// </summary>
internal sealed class DimFacts
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ISymbol, Model?>> Known = new();

    private readonly UserCode user;
    private readonly ConcurrentDictionary<ISymbol, Model?> models;
    private readonly CancellationToken token;

    private DimFacts(UserCode user, ConcurrentDictionary<ISymbol, Model?> models, CancellationToken token)
    {
        this.user = user;
        this.models = models;
        this.token = token;
    }

    /// <summary>
    /// The facts for one action of an analyzer, whose token ends the reading: another action's would look like a failure
    /// to the driver.
    /// </summary>
    public static DimFacts Of(Compilation compilation, CancellationToken token) =>
        new(
            UserCode.Of(compilation),
            Known.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default)),
            token
        );

    /// <summary>
    /// The size of a dimension; null where only the running program knows it, or it is written elsewhere. What stands in
    /// its own source, emitted or by hand, needs no reading of the model.
    /// </summary>
    public long? SizeOf(ITypeSymbol dim) =>
        WrittenSize(dim) ?? Find(dim)?.Dim.Size ?? (IsOfRuntime(dim) ? DimTable.Find([], dim.Name)?.Size : null);

    /// <summary><c>Hidden = 3072 = 4 x EmbDim, Gpt124M.cs(3,52)</c>; null where nothing is known.</summary>
    public string? Explain(ITypeSymbol dim, bool ofModels = false)
    {
        var name = ShapeText.Dim(dim, ofModels);
        if (Find(dim) is var (model, known))
        {
            return $"{name} = {Text(known.Size)} = {known.Formula}{model.Place(known)}";
        }

        return WrittenSize(dim) is { } size ? $"{name} = {Text(size)}{At(dim.Locations)}" : null;
    }

    /// <summary>Whether a dimension is one of the runtime's whose size only the running program knows.</summary>
    public static bool IsOpen(ITypeSymbol dim) => Axes.OfTheRun.Contains(dim.Name) && IsOfRuntime(dim);

    private (Model Model, Dim Dim)? Find(ITypeSymbol dim)
    {
        var model = dim.ContainingType is { } type ? models.GetOrAdd(type, _ => Read(type)) : null;
        return model?.Dims.FirstOrDefault(known => known.Name.TrimStart('@') == dim.Name) is { } found
            ? (model, found)
            : null;
    }

    private Model? Read(INamedTypeSymbol type)
    {
        if (SpecReader.Attribute(type) is null)
        {
            return null;
        }

        var written = user.Find(type) ?? type;
        return SpecReader.Attribute(written) is { } attribute
            ? new(Dims(SpecReader.Read(written, attribute, token)), new(written, attribute))
            : null;
    }

    /// <summary>The dimensions whose sizes are known: of a configuration in error, those that it gives all the same.</summary>
    private static EquatableArray<Dim> Dims(GptSpec spec)
    {
        if (RecoveredSpec.IsConfigured(Rulebook.Check(spec).Violations))
        {
            return ModelDims.All(spec);
        }

        return ModelDims
            .All(RecoveredSpec.Of(spec))
            .Where(dim => RecoveredSpec.IsKnown(spec, dim, isConfigured: false))
            .ToEquatableArray();
    }

    /// <summary>The size of a dimension written by hand, <c>static long Size => 8</c>.</summary>
    private long? WrittenSize(ITypeSymbol dim) =>
        dim.GetMembers("Size")
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax(token))
            .OfType<PropertyDeclarationSyntax>()
            .Select(property => property.ExpressionBody?.Expression)
            .OfType<LiteralExpressionSyntax>()
            .Select(literal => long.TryParse(literal.Token.ValueText, out var size) ? size : (long?)null)
            .FirstOrDefault();

    private static bool IsOfRuntime(ITypeSymbol dim) =>
        dim
            is {
                ContainingType: null,
                ContainingNamespace: { Name: "TypedGpt", ContainingNamespace.IsGlobalNamespace: true }
            };

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string At(IEnumerable<Location> locations) =>
        locations.FirstOrDefault(location => location.IsInSource) is { } place ? At(place) : "";

    private static string At(Location place)
    {
        var span = place.GetLineSpan();
        var file = span.Path.Substring(span.Path.LastIndexOfAny(['/', '\\']) + 1);
        return $", {file}({Text(span.StartLinePosition.Line + 1)},{Text(span.StartLinePosition.Character + 1)})";
    }

    /// <summary>A model's dimensions, and its source.</summary>
    private sealed record Model(EquatableArray<Dim> Dims, Locations Locations)
    {
        /// <summary>Where the value stands from which a size follows.</summary>
        public string Place(Dim dim)
        {
            var location = dim.IsUserDefined
                ? Locations.Of(Subject.Type(dim.Name))
                : Locations.Of(Subject.Argument(KeyOf(dim)));
            return location.IsInSource ? At(location) : "";
        }

        private string KeyOf(Dim dim) =>
            dim.Key.Length > 0
                ? dim.Key
                : dim.Formula.Split(' ').Select(word => KeyOf(dim, word)).FirstOrDefault(key => key.Length > 0) ?? "";

        /// <summary>A dimension before an option of its name: <c>HeadDim</c> is both.</summary>
        private string KeyOf(Dim dim, string word) =>
            Dims.FirstOrDefault(other => other.Name == word && other != dim) is { } operand ? KeyOf(operand)
            : Options.Named(word) is { IsSize: true } ? word
            : "";
    }
}
