using System.Text.Json;
using TypedGpt.TestSupport;

namespace TypedGpt.Models.Tests;

/// <summary>The reader of goldens.</summary>
public sealed class GoldenTests
{
    [Fact]
    public void A_missing_golden_is_named_with_what_makes_it()
    {
        var error = Assert.Throws<FileNotFoundException>(() => Golden.Read("Nowhere"));
        Assert.Contains("Nowhere.json", error.Message, StringComparison.Ordinal);
        Assert.Contains("eng/oracle/goldens.py", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nested_arrays_are_read_row_by_row()
    {
        using var json = JsonDocument.Parse("[[[1, 2], [3, 4]], [[5, 6], [7, 8]]]");
        Assert.Equal([1f, 2f, 3f, 4f, 5f, 6f, 7f, 8f], json.RootElement.Floats());
        Assert.Equal([1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L], json.RootElement.Longs());
    }
}
