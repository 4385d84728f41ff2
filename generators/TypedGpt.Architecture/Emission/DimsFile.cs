using System.Globalization;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Counting;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Emission;

/// <summary>The model's dimensions, the evidence between them, and what can be counted before anything runs.</summary>
internal static class DimsFile
{
    private const string ParameterCount = nameof(ParameterCount);
    private const string ParameterBytes = nameof(ParameterBytes);
    private const string FlopsPerToken = nameof(FlopsPerToken);
    private const string KvCacheBytesPerToken = nameof(KvCacheBytesPerToken);

    /// <summary>The names of what is counted.</summary>
    public static readonly string[] Constants = [ParameterCount, ParameterBytes, FlopsPerToken, KvCacheBytesPerToken];

    public static void Write(CodeWriter writer, ModelGraph graph)
    {
        var parameters = Counted.Of(graph.ParameterCount(graph.Model));
        Constant(ParameterCount, "The parameters of the model, a tied one counted once.", parameters);
        Constant(
            ParameterBytes,
            $"The bytes of the parameters in {graph.NumberName}.",
            graph.BytesPerValue * parameters
        );
        Constant(
            FlopsPerToken,
            "The floating-point operations of a forward pass for the last token of a full context.",
            Flops.PerToken(graph)
        );
        Constant(
            KvCacheBytesPerToken,
            $"The bytes that keys and values of one token take in a cache, in {graph.NumberName}.",
            CacheBytes.PerToken(graph)
        );

        foreach (var dim in graph.Dims)
        {
            writer.Gap();
            WriteDim(writer, graph, dim);
        }

        void Constant(string name, string summary, Counted counted)
        {
            writer.Gap();
            if (counted.Value is { } value)
            {
                writer.Doc(summary);
                writer.Line($"public const long {name} = {value.ToString(CultureInfo.InvariantCulture)};");
            }
            else
            {
                writer.Line($"// {name} is not known: {counted.Reason(graph.Model.Name)}.");
            }
        }
    }

    private static void WriteDim(CodeWriter writer, ModelGraph graph, Dim dim)
    {
        if (!dim.IsUserDefined)
        {
            writer.Doc($"{char.ToUpperInvariant(dim.Meaning[0])}{dim.Meaning.Substring(1)}: {Derivation(dim)}.");
        }

        writer.Braces(
            Header(dim, UserDim.Plain),
            () =>
            {
                var size = dim.Size.ToString(CultureInfo.InvariantCulture);
                writer.Doc($"{size}.");
                writer.Line($"public static long Size => {size};");
                foreach (var evidence in dim.Evidence)
                {
                    var sign = evidence.Kind == Evidence.Factors ? " x " : " + ";
                    writer.Gap();
                    writer.Doc($"{size} = {string.Join(sign, evidence.Of.Select(of => Sized(graph, of)))}.");
                    writer.Line($"public static ~{Type(evidence, writer)} {evidence.Member} {{ get; }} =");
                    writer.Line($"    ~Evidence.{Type(evidence, writer)}();");
                }
            }
        );
    }

    /// <summary>A dimension with its size, and evidence that cannot be asked for.</summary>
    public static void WriteDeclaration(CodeWriter writer, Dim dim, string keyword, UserSpec own, string throws) =>
        writer.Braces(
            Header(dim, keyword),
            () =>
            {
                writer.Line($"public static long Size => {dim.Size.ToString(CultureInfo.InvariantCulture)};");
                foreach (var evidence in dim.Evidence)
                {
                    writer.Line($"{Access(evidence, own)} static ~{Type(evidence, writer)} {evidence.Member} {throws}");
                }
            }
        );

    /// <summary>Evidence of a dimension that is less visible than the whole can be shown to nobody else.</summary>
    private static string Access(Evidence evidence, UserSpec own)
    {
        var whole = VisibilityOf(evidence.Whole);
        return evidence.Of.Any(dim => VisibilityOf(dim) < whole) ? "private" : "public";

        Visibility VisibilityOf(string dim) =>
            own.Dims.FirstOrDefault(other => other.Name == dim)?.Visibility ?? Visibility.Public;
    }

    private static string Header(Dim dim, string keyword) =>
        dim.IsUserDefined
            ? $"readonly partial {keyword} {dim.Name} : ~IDim"
            : $"public readonly struct {dim.Name} : ~IDim";

    private static string Type(Evidence evidence, CodeWriter writer) =>
        $"{evidence.Kind}<{writer.Runtime(evidence.Of.Prepend(evidence.Whole).ToEquatableArray())}>";

    private static string Derivation(Dim dim) => $"{dim.Formula} = {dim.Size.ToString(CultureInfo.InvariantCulture)}";

    private static string Sized(ModelGraph graph, string dim) =>
        $"{dim} ({graph[dim].Size.ToString(CultureInfo.InvariantCulture)})";
}
