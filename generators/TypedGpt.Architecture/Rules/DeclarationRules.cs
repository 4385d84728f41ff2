using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Rules;

/// <summary>The annotated class has to be one that the generator can complete.</summary>
internal static class DeclarationRules
{
    private static readonly Dictionary<DeclarationProblemKind, Rule> ByKind = new()
    {
        [DeclarationProblemKind.NotPartial] = new(
            "TGPT1010",
            "A model is partial",
            "{0} is not partial, so the generator cannot complete it: write 'partial class {0}'"
        ),
        [DeclarationProblemKind.ContainerNotPartial] = new(
            "TGPT1011",
            "The types around a model are partial",
            "{0} contains a model but is not partial, so the generator cannot complete the model: make {0} partial"
        ),
        [DeclarationProblemKind.Generic] = new(
            "TGPT1012",
            "A model is not generic",
            "{0} is generic: a model has one configuration, so neither it nor a type around it takes type parameters"
        ),
        [DeclarationProblemKind.FileLocal] = new(
            "TGPT1013",
            "A model is not file-local",
            "{0} is file-local, so the generator cannot reach it from another file: make it internal or public"
        ),
        [DeclarationProblemKind.Static] = new(
            "TGPT1014",
            "A model is not static",
            "{0} is static, but a model holds its weights in an instance: remove 'static'"
        ),
        [DeclarationProblemKind.Abstract] = new(
            "TGPT1015",
            "A model is not abstract",
            "{0} is abstract, but the generator writes the whole model: remove 'abstract'"
        ),
        [DeclarationProblemKind.HasBase] = new(
            "TGPT1016",
            "A model has no base class of its own",
            "{0} is a record or names a base class, but the generator makes it a torch module: make it a plain class without a base"
        ),
        [DeclarationProblemKind.HasConstructor] = new(
            "TGPT1017",
            "The generator writes the model's parameterless constructor",
            "{0} declares a primary or parameterless constructor, which the generator writes: remove it, or give it parameters and ': this()'"
        ),
        [DeclarationProblemKind.ReservedName] = new(
            "TGPT1018",
            "A name is the generator's",
            "{0} is the name of a member that the generator writes: choose another name"
        ),
    };

    /// <summary>The rule that a problem breaks.</summary>
    public static Rule Of(DeclarationProblemKind kind) => ByKind[kind];

    public static IReadOnlyList<Rule> All { get; } = ByKind.Values.ToList();

    public static IEnumerable<Violation> Check(ModelDeclaration declaration) =>
        declaration.Problems.Select(problem => new Violation(
            ByKind[problem.Kind],
            Subject.Type(problem.Name),
            [problem.Name]
        ));
}
