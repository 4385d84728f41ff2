using Microsoft.CodeAnalysis;
using TypedGpt.Generators.Tests.Harness;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>
/// What the compiler says beside the diagnostic of a wrong definition. It runs no analyzer once a declaration does not
/// bind, so an error there takes the place of the diagnostic.
/// </summary>
public sealed class RecoveryTests
{
    /// <summary>
    /// The errors in declarations that nothing emitted can prevent: the compiler's word stands for the diagnostic.
    /// </summary>
    private static readonly Dictionary<string, string> InDeclarations = new()
    {
        // A value of another type: the compiler reads attributes first, and says it on the same value.
        ["TGPT1009"] = "CS0029 on '\"twelve\"'",
        // A partial property in a class that is not: "missing partial modifier", on the same name.
        [LayerNotPartial] = "CS0260 on 'Block'",
        // The example's own: its base class is internal.
        ["class Base; {0} public partial class Gpt : Base;"] = "CS0060 on 'Gpt'",
    };

    /// <summary>The errors in bodies, which stand beside the diagnostic.</summary>
    private static readonly Dictionary<string, string[]> InBodies = new()
    {
        // A misspelt dimension is a dimension of its own, so what is fed to the layer is of another shape.
        ["TGPT1113"] = ["TGPT2001 on 'Norm.Forward(x)'", "CS0029 on 'Norm.Forward(x)'"],
        [Norm("LayerNorm<Emd>")] = ["TGPT2001 on 'Norm.Forward(x)'", "CS0029 on 'Norm.Forward(x)'"],
        [Norm("LayerNorm<Seq>")] = ["TGPT2001 on 'Norm.Forward(x)'", "CS0029 on 'Norm.Forward(x)'"],
        // A tensor, which has no forward pass.
        [Norm("Tensor<Emb>")] = ["CS1061 on 'Forward'"],
    };

    private const string LayerNotPartial =
        "public class Block { public partial LayerNorm<Emb> Norm { get; } public Tensor<Batch, Seq, Emb> Forward(Tensor<Batch, Seq, Emb> x) => Norm.Forward(x); }";

    public static TheoryData<string> Names => [.. WrongModels.All.Select(model => model.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_compiler_gets_to_the_analyzers_and_says_no_more_than_listed(string name)
    {
        var source = WrongModels.All.First(model => model.Name == name).Source;
        var (declarations, bodies) = Errors(source);
        Assert.Equal(InDeclarations.TryGetValue(name, out var error) ? [error] : [], declarations);
        Assert.Equal(InBodies.GetValueOrDefault(name) ?? [], bodies);
    }

    [Fact]
    public void Every_case_has_a_name_of_its_own() =>
        Assert.Equal(WrongModels.All.Count(), WrongModels.All.DistinctBy(model => model.Name).Count());

    [Fact]
    public void Every_listed_exception_is_a_case() =>
        Assert.All(
            InDeclarations.Keys.Concat(InBodies.Keys),
            name => Assert.Contains(name, WrongModels.All.Select(model => model.Name))
        );

    private static string Norm(string type) =>
        LayerNotPartial
            .Replace("public class", "public partial class", StringComparison.Ordinal)
            .Replace("LayerNorm<Emb>", type, StringComparison.Ordinal);

    private static (IReadOnlyList<string> Declarations, IReadOnlyList<string> Bodies) Errors(string source)
    {
        var compilation = Compilations.Of(source);
        Driver.Create(compilation).RunGeneratorsAndUpdateCompilation(compilation, out var whole, out _);
        var declarations = Marks(whole.GetDeclarationDiagnostics());
        return (declarations, [.. Marks(whole.GetDiagnostics()).Except(declarations)]);
    }

    private static List<string> Marks(IEnumerable<Diagnostic> diagnostics) =>
        [
            .. diagnostics
                .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
                .Select(diagnostic => $"{diagnostic.Id} on '{Analysis.Text(diagnostic)}'"),
        ];
}
