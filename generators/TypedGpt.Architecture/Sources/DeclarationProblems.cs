using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Emission;
using TypedGpt.Architecture.Layers;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Sources;

/// <summary>Finds what keeps a class from being completed.</summary>
internal static class DeclarationProblems
{
    public static IEnumerable<DeclarationProblem> Of(DeclaredModel model, UserSpec user, Arguments arguments)
    {
        var self = model.Types[model.Types.Count - 1];
        if (!self.IsPartial)
        {
            yield return new(DeclarationProblemKind.NotPartial, self.Name);
        }

        foreach (var container in model.Types.Take(model.Types.Count - 1).Where(type => !type.IsPartial))
        {
            yield return new(DeclarationProblemKind.ContainerNotPartial, container.Name);
        }

        foreach (var generic in model.Types.Where(type => type.IsGeneric))
        {
            yield return new(DeclarationProblemKind.Generic, generic.Name);
        }

        foreach (var hidden in model.Types.Where(type => type.IsFileLocal))
        {
            yield return new(DeclarationProblemKind.FileLocal, hidden.Name);
        }

        if (model.IsStatic)
        {
            yield return new(DeclarationProblemKind.Static, self.Name);
        }
        else if (model.IsAbstract)
        {
            yield return new(DeclarationProblemKind.Abstract, self.Name);
        }

        if (model.HasBase)
        {
            yield return new(DeclarationProblemKind.HasBase, self.Name);
        }

        if (model.HasConstructor)
        {
            yield return new(DeclarationProblemKind.HasConstructor, self.Name);
        }

        foreach (var name in Taken(self.Name, model.Members, user, arguments))
        {
            yield return name;
        }
    }

    /// <summary>What has the name of something that the generator writes for these options: members, and the class itself.</summary>
    public static IEnumerable<DeclarationProblem> Taken(
        string self,
        IEnumerable<string> members,
        UserSpec user,
        Arguments arguments
    )
    {
        var reserved = ReservedNames.Of(arguments);
        var declared = new HashSet<string>(members);
        foreach (
            var name in reserved.All.Where(name => declared.Contains(name) && !IsUserDefined(name, user, reserved.Dims))
        )
        {
            yield return new(DeclarationProblemKind.ReservedName, name);
        }

        if (reserved.All.Contains(self))
        {
            yield return new(DeclarationProblemKind.ReservedName, self);
        }
    }

    /// <summary>Whether the user may write that name: a layer in the place of a generated one, or evidence for a dimension.</summary>
    private static bool IsUserDefined(string name, UserSpec user, IReadOnlyList<string> dims) =>
        Roles.IsForUsers(name)
            ? user.Named(name) is not null
            : dims.Contains(name) && user.Dims.Any(dim => dim.Name == name);
}
