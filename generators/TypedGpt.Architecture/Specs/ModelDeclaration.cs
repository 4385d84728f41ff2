using System.Linq;
using TypedGpt.Architecture.Collections;

namespace TypedGpt.Architecture.Specs;

/// <summary>The annotated class as far as emitted code has to repeat it. Names are escaped where they are keywords.</summary>
/// <param name="Name">The class.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The headers of the types around it, outermost first, such as <c>partial struct Models</c>.</param>
/// <param name="FullName">Namespace, containers and class with dots between, unescaped.</param>
/// <param name="Clashes">The names of the runtime that mean something else where the class stands.</param>
/// <param name="Problems">What keeps the declaration from being completed.</param>
/// <param name="Keyword">What it is: a class, unless that is one of its problems.</param>
/// <param name="TypeParameters">Its type parameters in angle brackets; they are a problem too.</param>
/// <param name="InheritsForward">Whether a base class asks it for torch's <c>forward</c>.</param>
/// <param name="IsDocumented">Whether the user's code has a documentation comment on it.</param>
internal sealed record ModelDeclaration(
    string Name,
    string Namespace,
    EquatableArray<string> Containers,
    string FullName,
    EquatableArray<string> Clashes,
    EquatableArray<DeclarationProblem> Problems,
    string Keyword = "class",
    string TypeParameters = "",
    bool InheritsForward = false,
    bool IsDocumented = false
)
{
    /// <summary>
    /// The names of the user's members, in order, where a config.json is still to say which of them the generator writes;
    /// none elsewhere, so that an edit in the class is no change of the model.
    /// </summary>
    public EquatableArray<string> Members { get; init; } = [];

    /// <summary>Whether the declaration has a problem of that kind.</summary>
    public bool Has(DeclarationProblemKind kind) => Problems.Any(problem => problem.Kind == kind);

    /// <summary>Whether the user's code has something else under a name that the generator would write.</summary>
    public bool IsTaken(string name) => Problems.Contains(new(DeclarationProblemKind.ReservedName, name));
}
