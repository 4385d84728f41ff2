using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace TypedGpt.Generators.Analyzers.Usage.Repairs;

/// <summary>What the code around a mistake has to offer: its types, its variables, its layers, the model's evidence.</summary>
internal sealed class Scene
{
    private readonly SemanticModel model;
    private readonly Speculation speculation;
    private readonly int position;
    private readonly INamedTypeSymbol? owner;

    public Scene(SemanticModel model, KnownTypes types, Speculation speculation, Problem problem)
    {
        this.model = model;
        this.speculation = speculation;
        Types = types;
        Id = problem.Id;
        WantsScores =
            problem.Id is UsageRules.Loss
            || problem.Id is UsageRules.Probabilities && problem.Wanted is not { Name: "Probabilities" };
        Wrong = problem.Wrong;
        Given = problem.Given;
        Wanted = problem.Wanted;
        IsOneValue = problem.Id == UsageRules.Result || problem.Operation is ICompoundAssignmentOperation;
        Called = Calls.Name(problem.Operation.Syntax).ToString();
        position = problem.Wrong.SpanStart;
        var enclosing = model.GetEnclosingSymbol(position);
        owner = enclosing?.ContainingType;
        Variables =
        [
            .. model
                .LookupSymbols(position)
                .Where(symbol => types.IsTensor(TypeOfVariable(symbol)) && IsDeclaredBefore(symbol)),
        ];
        UnusedTensors =
        [
            .. Members(owner)
                .Where(member =>
                    types.IsTensor(TypeOfMember(member))
                    && (member.IsStatic || !IsInStatic(enclosing))
                    && !speculation.References(member).Any()
                ),
        ];
        UnusedLayers =
        [
            .. Members(owner)
                .Where(member =>
                    types.IsLayer(TypeOfMember(member))
                    && (member.IsStatic || !IsInStatic(enclosing))
                    && !speculation.References(member).Any()
                ),
        ];
        IsTurnedTooEarly = problem
            .Operation.Syntax.DescendantNodesAndSelf()
            .OfType<ExpressionSyntax>()
            .Any(expression => Chains.IsTurnedTooEarly(expression, this));
        Dims = [.. DimsAround()];
        Suspects = [.. Arguments(problem.Given).Concat(Arguments(problem.Wanted)).Where(IsOfModel)];
        Evidence = [.. Dims.SelectMany(types.EvidenceOf)];
    }

    public KnownTypes Types { get; }

    /// <summary>The kind of the mistake.</summary>
    public string Id { get; }

    /// <summary>What does not fit.</summary>
    public SyntaxNode Wrong { get; }

    /// <summary>What it is; null where that is not known.</summary>
    public ITypeSymbol? Given { get; }

    /// <summary>What would fit; null where that is not known.</summary>
    public ITypeSymbol? Wanted { get; }

    /// <summary>Whether the type wanted is given from outside, and the mistake is in the one value for it.</summary>
    public bool IsOneValue { get; }

    /// <summary>Whether a transpose before a softmax or a sum is behind the mistake.</summary>
    public bool IsTurnedTooEarly { get; }

    /// <summary>Whether the mistake is a choice among probabilities, whose average is none that a loss could use.</summary>
    public bool WantsLogarithms => Called is "Pick" or "Log" or "LogSoftmax";

    /// <summary>Whether probabilities stand where only the scores before their softmax make sense.</summary>
    public bool WantsScores { get; }

    /// <summary>The name of what was called; of no meaning where the mistake is in no call.</summary>
    public string Called { get; }

    /// <summary>The parameters and other tensors that the class has and the body does not use.</summary>
    public IReadOnlyList<ISymbol> UnusedTensors { get; }

    /// <summary>Locals and parameters that hold a tensor.</summary>
    public IReadOnlyList<ISymbol> Variables { get; }

    /// <summary>The layers that the class has and the body does not use: a forward pass rarely uses one twice.</summary>
    public IReadOnlyList<ISymbol> UnusedLayers { get; }

    /// <summary>The dimensions of the model.</summary>
    public IReadOnlyList<INamedTypeSymbol> Dims { get; }

    /// <summary>The dimensions that the mistake is about.</summary>
    public IReadOnlyList<INamedTypeSymbol> Suspects { get; }

    /// <summary>The evidence of the model.</summary>
    public IReadOnlyList<IPropertySymbol> Evidence { get; }

    /// <summary>Whether nothing in the body uses a variable.</summary>
    public bool IsUnused(ISymbol variable) => !speculation.References(variable).Any();

    /// <summary>Whether nothing in the class mentions a member of its own.</summary>
    public bool IsUnusedInClass(ISymbol member) =>
        !member
            .ContainingType.DeclaringSyntaxReferences.Where(reference => !UserCode.IsEmitted(reference.SyntaxTree))
            .SelectMany(reference => reference.GetSyntax().DescendantNodes().OfType<IdentifierNameSyntax>())
            .Any(name => name.Identifier.ValueText == member.Name && !SyntaxFacts.IsInTypeOnlyContext(name));

    public ITypeSymbol? TypeOf(ExpressionSyntax expression) => model.GetTypeInfo(expression).Type;

    public ISymbol? SymbolOf(SyntaxNode expression) => model.GetSymbolInfo(expression).Symbol;

    /// <summary>The dimensions of a tensor's axes; none for anything else.</summary>
    public IReadOnlyList<ITypeSymbol> AxesOf(ExpressionSyntax expression) =>
        TypeOf(expression) is INamedTypeSymbol type && Types.IsTensor(type) ? type.TypeArguments : [];

    /// <summary>A type as it is written here.</summary>
    public string Written(ITypeSymbol type) => type.ToMinimalDisplayString(model, position);

    /// <summary>Evidence as it is written here: <c>QueryWidth.IntoHeads</c>.</summary>
    public string Written(IPropertySymbol evidence) => $"{Written(evidence.ContainingType)}.{evidence.Name}";

    /// <summary>Another expression or type argument in the place of one, by default shown as it is written.</summary>
    public Repair Replace(SyntaxNode old, string text, string? meant = null)
    {
        var shown = Shortened.Of(meant ?? text);
        return new(shown, $"Use {shown}", old.GetLocation(), text, Trial(old, text));
    }

    /// <summary>A change that is told as what to do: <c>leave out .Softmax()</c>.</summary>
    public Repair Change(SyntaxNode old, string text, string order)
    {
        var shown = Shortened.Of(order);
        return new(shown, Capitalized(shown), old.GetLocation(), text, Trial(old, text));
    }

    private static Dictionary<SyntaxNode, SyntaxNode> Trial(SyntaxNode old, string text) =>
        new() { [old] = Parsed(old, text).WithTriviaFrom(old) };

    private static string Capitalized(string text) => char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static SyntaxNode Parsed(SyntaxNode old, string text) =>
        old is TypeSyntax { Parent: TypeArgumentListSyntax or VariableDeclarationSyntax or ForEachStatementSyntax }
            ? SyntaxFactory.ParseTypeName(text)
            : SyntaxFactory.ParseExpression(text);

    /// <summary>A change of a declared type, tried by a value of the new type in the place of every use.</summary>
    /// <param name="symbol">The variable or member.</param>
    /// <param name="declared">The type as it is written, without the question mark of one that may be null.</param>
    /// <param name="type">The type that it would have.</param>
    /// <param name="mark">The question mark of one that may be null; empty for others.</param>
    public Repair? Redeclare(ISymbol symbol, TypeSyntax declared, ITypeSymbol type, string mark = "")
    {
        var text = Written(type);
        var order = $"declare {symbol.Name} as {text}";
        if (speculation.Body.Contains(declared) && symbol is ILocalSymbol)
        {
            return Change(declared, text, order);
        }

        var value = SyntaxFactory.ParseExpression(
            $"default({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}{mark})!"
        );
        var trial = speculation
            .References(symbol)
            .ToDictionary(use => use, use => (SyntaxNode)value.WithTriviaFrom(use));
        return trial.Count == 0 ? null : new(order, Capitalized(order), declared.GetLocation(), text, trial);
    }

    /// <summary>An expression that a call can be appended to.</summary>
    public static string Operand(ExpressionSyntax expression) =>
        expression
            is BinaryExpressionSyntax
                or AssignmentExpressionSyntax
                or PrefixUnaryExpressionSyntax
                or ConditionalExpressionSyntax
                or CastExpressionSyntax
            ? $"({expression})"
            : expression.ToString();

    private static IEnumerable<INamedTypeSymbol> Arguments(ITypeSymbol? type) =>
        (type as INamedTypeSymbol)?.TypeArguments.OfType<INamedTypeSymbol>() ?? [];

    private bool IsOfModel(INamedTypeSymbol dim) =>
        Dims.Any(other => SymbolEqualityComparer.Default.Equals(other, dim));

    private IEnumerable<INamedTypeSymbol> DimsAround()
    {
        for (var type = owner; type is not null; type = type.ContainingType)
        {
            foreach (var dim in type.GetTypeMembers().Where(Types.IsDim))
            {
                yield return dim;
            }
        }

        // Code outside the model's class names the model through the types of what it handles.
        var models = Variables
            .SelectMany(variable => ((INamedTypeSymbol)TypeOfVariable(variable)!).TypeArguments)
            .Select(dim => dim.ContainingType)
            .Where(type => type is not null && !Encloses(type))
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);
        foreach (var dim in models.SelectMany(type => type.GetTypeMembers().Where(Types.IsDim)))
        {
            yield return dim;
        }
    }

    private bool Encloses(INamedTypeSymbol candidate)
    {
        var type = owner;
        while (type is not null && !SymbolEqualityComparer.Default.Equals(type, candidate))
        {
            type = type.ContainingType;
        }

        return type is not null;
    }

    private static IEnumerable<ISymbol> Members(INamedTypeSymbol? type) =>
        type?.GetMembers().Where(member => member is IPropertySymbol or IFieldSymbol && IsWritten(member)) ?? [];

    /// <summary>Whether the user wrote a member, and not the generator or the compiler.</summary>
    private static bool IsWritten(ISymbol member) =>
        !member.IsImplicitlyDeclared
        && member.DeclaringSyntaxReferences.Any(reference => !UserCode.IsEmitted(reference.SyntaxTree));

    private bool IsDeclaredBefore(ISymbol symbol) => IsDeclaredBefore(symbol, position);

    private static bool IsDeclaredBefore(ISymbol symbol, int place) =>
        symbol is not ILocalSymbol || symbol.Locations.Any(location => location.SourceSpan.Start < place);

    /// <summary>Whether an expression may name a variable: it is declared, and no static function is between.</summary>
    public static bool IsInReach(ISymbol variable, ExpressionSyntax expression) =>
        IsDeclaredBefore(variable, expression.SpanStart)
        && (!IsOfProgram(variable) || expression.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null)
        && (
            expression.Ancestors().FirstOrDefault(IsStaticFunction) is not { } barrier
            || variable.Locations.Any(location => barrier.Span.Contains(location.SourceSpan))
        );

    /// <summary>Whether a variable is one of the top-level statements, which a look-up finds in every class of their file.</summary>
    private static bool IsOfProgram(ISymbol variable) =>
        variable is ILocalSymbol or IParameterSymbol
        && variable
            .DeclaringSyntaxReferences.Select(reference => reference.GetSyntax())
            .Any(declared => declared.FirstAncestorOrSelf<GlobalStatementSyntax>() is not null);

    private static bool IsStaticFunction(SyntaxNode node) =>
        node switch
        {
            AnonymousFunctionExpressionSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            LocalFunctionStatementSyntax function => function.Modifiers.Any(SyntaxKind.StaticKeyword),
            _ => false,
        };

    private static bool IsInStatic(ISymbol? enclosing)
    {
        var at = enclosing;
        while (at is IMethodSymbol { IsStatic: false })
        {
            at = at.ContainingSymbol;
        }

        return at is { IsStatic: true } and not ITypeSymbol;
    }

    public static ITypeSymbol? TypeOfVariable(ISymbol symbol) =>
        symbol switch
        {
            ILocalSymbol local => local.Type,
            IParameterSymbol parameter => parameter.Type,
            _ => null,
        };

    public static ITypeSymbol? TypeOfMember(ISymbol symbol) =>
        symbol switch
        {
            IPropertySymbol property => property.Type,
            IFieldSymbol field => field.Type,
            _ => null,
        };
}
