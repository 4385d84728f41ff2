using System.Globalization;
using TypedGpt.Architecture.Specs;

namespace TypedGpt.Architecture.Tests;

/// <summary>Values are equal when they say the same, and are written as C# writes them.</summary>
public sealed class ValueTests
{
    public static TheoryData<object, string> Constants =>
        new()
        {
            { 12, "12" },
            { 12L, "12" },
            { (byte)12, "12" },
            { 0.25, "0.25" },
            { 0.5f, "0.5" },
            { true, "true" },
            { "Zeros", "Zeros" },
            { new object[] { 1, 2.5, new object[] { "a" } }, "[1, 2.5, [a]]" },
        };

    [Theory]
    [MemberData(nameof(Constants))]
    public void A_constant_is_read_once_and_equal_ever_after(object constant, string text)
    {
        var (culture, value) = (CultureInfo.CurrentCulture, Value.Of(constant));
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
            Assert.Equal(text, $"{value}");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }

        Assert.NotNull(value);
        Assert.Equal(value, Value.Of(constant));
        Assert.Equal(value.GetHashCode(), Value.Of(constant)!.GetHashCode());
        Assert.Equal(Arguments.Of([new("X", value)]), Arguments.Of([new("X", Value.Of(constant))]));
    }

    [Fact]
    public void Lists_with_other_items_are_others()
    {
        Assert.NotEqual(Value.Of(new object[] { 1, 2 }), Value.Of(new object[] { 2, 1 }));
        Assert.NotEqual(Value.Of(new object[] { 1, 2 }), Value.Of(new object[] { 1 }));
        Assert.NotEqual(Value.Of(1), Value.Of(1.0));
    }

    [Fact]
    public void What_no_configuration_can_hold_is_none()
    {
        Assert.Null(Value.Of(null));
        Assert.Null(Value.Of(new object()));
        Assert.Null(Value.Of(new object?[] { 1, null }));
    }
}
