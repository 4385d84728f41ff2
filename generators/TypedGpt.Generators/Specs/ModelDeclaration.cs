using TypedGpt.Generators.Pipeline;

namespace TypedGpt.Generators.Specs;

/// <summary>The annotated class as far as emitted code has to repeat it. Names are escaped where they are keywords.</summary>
/// <param name="Name">The class.</param>
/// <param name="Namespace">Its namespace; empty for the global one.</param>
/// <param name="Containers">The headers of the types around it, outermost first, such as <c>partial struct Models</c>.</param>
/// <param name="FullName">Namespace, containers and class with dots between, unescaped.</param>
/// <param name="Clashes">The names of the runtime that mean something else where the class stands.</param>
/// <param name="Problems">What keeps the declaration from being completed.</param>
internal sealed record ModelDeclaration(
    string Name,
    string Namespace,
    EquatableArray<string> Containers,
    string FullName,
    EquatableArray<string> Clashes,
    EquatableArray<DeclarationProblem> Problems
);
