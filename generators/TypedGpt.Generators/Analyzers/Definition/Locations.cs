using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedGpt.Architecture.Rules;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Generators.Analyzers.Definition;

/// <summary>Finds the text that a rule's subject stands for.</summary>
internal sealed class Locations(INamedTypeSymbol model, AttributeData attribute)
{
    private readonly AttributeSyntax? syntax = attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    public Location Of(Subject subject) =>
        At(subject with { Name = subject.Name.TrimStart('@'), Member = subject.Member.TrimStart('@') });

    private Location At(Subject subject) =>
        subject.Kind switch
        {
            SubjectKind.Argument => Argument(subject.Name),
            SubjectKind.Type => Type(subject.Name),
            SubjectKind.Property => Member<PropertyDeclarationSyntax>(subject)?.Identifier.GetLocation(),
            SubjectKind.PropertyType => Member<PropertyDeclarationSyntax>(subject)?.Type.GetLocation(),
            SubjectKind.Method => Member<MethodDeclarationSyntax>(subject)?.Identifier.GetLocation(),
            _ => syntax?.Name.GetLocation(),
        }
        ?? syntax?.Name.GetLocation()
        ?? Location.None;

    /// <summary>The value that was written for an argument, or the attribute that has it.</summary>
    private Location? Argument(string name)
    {
        var dot = name.IndexOf('.');
        var attribute = dot > 0 ? name.Substring(0, dot) : name;
        var owner = Options.SmallAttributes.Contains(attribute) ? Small(attribute) : syntax;
        return owner
                ?.ArgumentList?.Arguments.FirstOrDefault(argument =>
                    argument.NameEquals?.Name.Identifier.ValueText == name.Substring(dot + 1)
                )
                ?.Expression.GetLocation()
            ?? owner?.Name.GetLocation();
    }

    /// <summary>An attribute beside that of the model.</summary>
    private AttributeSyntax? Small(string name) =>
        model
            .GetAttributes()
            .FirstOrDefault(beside => beside.AttributeClass?.Name == name + nameof(System.Attribute))
            ?.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax;

    /// <summary>The name in a declaration: of the model, of a type around it, or of a member in it.</summary>
    private Location? Type(string name)
    {
        for (var type = model; type is not null; type = type.ContainingType)
        {
            if (type.Name == name)
            {
                return type.Locations.FirstOrDefault(location => location.IsInSource);
            }
        }

        return model
            .GetMembers(name)
            .SelectMany(member => member.Locations)
            .FirstOrDefault(location => location.IsInSource);
    }

    private T? Member<T>(Subject subject)
        where T : MemberDeclarationSyntax =>
        model
            .GetTypeMembers(subject.Name)
            .SelectMany(layer => layer.GetMembers(subject.Member))
            .SelectMany(member => member.DeclaringSyntaxReferences)
            .Select(reference => reference.GetSyntax())
            .OfType<T>()
            .FirstOrDefault();
}
