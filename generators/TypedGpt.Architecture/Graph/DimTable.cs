using System.Collections.Generic;
using System.Linq;
using TypedGpt.Architecture.Collections;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Graph;

/// <summary>Looks dimensions up, those of the runtime included, and works out what a user's definition says.</summary>
internal static class DimTable
{
    /// <summary>The runtime's dimension of two elements, such as two halves.</summary>
    public const string Two = nameof(Two);

    private const string One = nameof(One);

    private static readonly Dim[] Fixed = [new(One, 1, "", "1", []), new(Two, 2, "", "2", [])];

    /// <summary>The names of the runtime's dimensions of a known size.</summary>
    public static IEnumerable<string> FixedNames => Fixed.Select(dim => dim.Name);

    /// <summary>A dimension of the model or of the runtime whose size is known.</summary>
    public static Dim? Find(IEnumerable<Dim> dims, string name) =>
        dims.Concat(Fixed).FirstOrDefault(dim => dim.Name == name);

    /// <summary>The size that a definition gives, its operands being known.</summary>
    public static long SizeOf(DimDefinition definition, IReadOnlyList<Dim> dims) =>
        definition.Kind switch
        {
            UserDimKind.Size => definition.Size,
            UserDimKind.Product => definition.Operands.Aggregate(
                1L,
                (size, operand) => unchecked(size * Find(dims, operand)!.Size)
            ),
            _ => definition.Operands.Aggregate(0L, (size, operand) => unchecked(size + Find(dims, operand)!.Size)),
        };

    /// <summary>How a definition gives its size, for readers.</summary>
    public static string Formula(DimDefinition definition) =>
        definition.Kind switch
        {
            UserDimKind.Size => $"[Dim({Numbers.Text(definition.Size)})]",
            UserDimKind.Product => string.Join(" x ", definition.Operands),
            _ => string.Join(" + ", definition.Operands),
        };

    /// <summary>The evidence that a definition gives: one, or none for a plain size.</summary>
    public static EquatableArray<Evidence> Evidences(string name, DimDefinition definition) =>
        definition.Kind switch
        {
            UserDimKind.Size => [],
            UserDimKind.Product => [Evidence.Product(name, definition.Operands[0], definition.Operands[1])],
            _ => [Evidence.Sum(name, definition.Operands)],
        };
}
