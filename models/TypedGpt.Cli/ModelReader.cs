using System.Reflection;
using TypedGpt.Architecture.Graph;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Sources;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Cli;

/// <summary>Reads a compiled model's attribute and layers, and describes it by the same graph that it was emitted from.</summary>
internal static class ModelReader
{
    public static ModelGraph Read(Type model)
    {
        var attribute =
            model.CustomAttributes.FirstOrDefault(data => data.AttributeType == typeof(GptModelAttribute))
            ?? throw new UserError($"{model.Name} has no [GptModel] attribute.");
        var declaration = new ModelDeclaration(model.Name, model.Namespace ?? "", [], model.FullName!, [], []);
        var types = model.GetNestedTypes(ReflectedType.Everything).OrderBy(type => type.MetadataToken);
        var user = UserReader.Read(types.Select(type => new ReflectedType(type)), unresolved: []);
        var own = ConfigurationReader.Read(ReflectedAttributes.Named(attribute), ReflectedAttributes.Of(model));
        var read = model.GetCustomAttribute<ModelOptionsAttribute>() is { } options
            ? OptionsText.Read(options.Options)
            : Arguments.None;
        var arguments = Arguments.Of([.. own.Values, .. read.Values]);
        var (graph, violations) = Rulebook.Check(new(declaration, arguments, user));
        return graph
            ?? throw new UserError(
                violations
                    .Where(violation => !violation.Rule.IsWarning)
                    .Select(broken => $"{broken.Rule.Id}: {broken.Text}")
                    .First()
            );
    }
}
