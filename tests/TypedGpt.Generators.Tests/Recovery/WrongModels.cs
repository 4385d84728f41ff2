using System.Reflection;
using TypedGpt.Generators.Tests.Definition;
using TypedGpt.Generators.Tests.Docs;
using TypedGpt.Generators.Tests.Harness;
using Xunit.Sdk;

namespace TypedGpt.Generators.Tests.Recovery;

/// <summary>Every wrong model of the documentation and of the tests of the rules.</summary>
internal static class WrongModels
{
    public static IEnumerable<(string Name, string Source)> All =>
        [
            .. DiagnosticPagesTests.Ids.Select(id => (id, DiagnosticPagesTests.Example(id, "wrong"))),
            .. Cases<ConfigurationTests>(nameof(ConfigurationTests.A_wrong_value_is_marked_and_explained))
                .Select(data =>
                    (data[1], Model(Compilations.Gpt2.Replace(data[0], data[1], StringComparison.Ordinal)))
                ),
            .. Cases<ConfigurationTests>(nameof(ConfigurationTests.What_torch_cannot_count_is_refused))
                .Select(data => (data[0], Model("VocabSize = 50257, ContextLength = 1024, " + data[0]))),
            .. Cases<UserDefinitionTests>(nameof(UserDefinitionTests.It_is_marked_and_explained))
                .Select(data => (data[0], Model(Compilations.Gpt2, data[0]))),
            .. Cases<DeclarationDiagnosticsTests>(nameof(DeclarationDiagnosticsTests.It_is_marked_on_the_name))
                .Select(data => (data[0], DeclarationDiagnosticsTests.Source(data[0]))),
            ("nothing", Model("")),
            ("all at once", Model("VocabSize = 0, ContextLength = -1, EmbDim = 768, DropRate = 2")),
        ];

    private static string Model(string arguments, string body = "") => Compilations.Model(arguments, body);

    /// <summary>The text arguments of a theory's cases.</summary>
    private static IEnumerable<string[]> Cases<T>(string theory)
    {
        var method = typeof(T).GetMethod(theory)!;
        return method
            .GetCustomAttributes<DataAttribute>()
            .SelectMany(attribute => attribute.GetData(method))
            .Select(data => data.OfType<string>().ToArray());
    }
}
