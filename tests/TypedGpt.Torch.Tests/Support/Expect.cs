using TorchSharp;

namespace TypedGpt.Torch.Tests;

internal static class Expect
{
    /// <summary>The same shape and, within rounding, the same values.</summary>
    public static void Same(torch.Tensor expected, torch.Tensor actual, double tolerance = 1e-6)
    {
        Assert.Equal(expected.shape, actual.shape);
        Assert.True(
            torch.allclose(expected, actual, rtol: tolerance, atol: tolerance, equal_nan: true),
            $"Expected\n{expected.ToString(TensorStringStyle.Numpy)}\nbut got\n{actual.ToString(TensorStringStyle.Numpy)}"
        );
    }

    public static void Same(torch.Tensor expected, ITensor actual, double tolerance = 1e-6) =>
        Same(expected, actual.Raw, tolerance);

    /// <summary>The same shape and exactly the same values: for masks and whole numbers.</summary>
    public static void Equal(torch.Tensor expected, ITensor actual)
    {
        Assert.Equal(expected.shape, actual.Raw.shape);
        Assert.True(expected.equal(actual.Raw).all().ToBoolean());
    }

    public static void Values(long[] expected, ITensor actual) =>
        Assert.Equal(expected, actual.Raw.flatten().data<long>().ToArray());

    /// <summary>A <see cref="ShapeException"/> whose message has all the <paramref name="words"/>.</summary>
    public static void Refused(Action action, params string[] words)
    {
        var message = Assert.Throws<ShapeException>(action).Message;
        Assert.All(words, word => Assert.Contains(word, message, StringComparison.Ordinal));
    }

    /// <summary><paramref name="action"/> leaves no tensor behind.</summary>
    public static void NothingLeft(Action action)
    {
        action();
        var before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        action();
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }
}
