using TorchSharp;

namespace TypedGpt.TestSupport;

/// <summary>Torch's own statistics about what is left behind.</summary>
public static class LiveTensors
{
    /// <summary>The tensors of this thread that were made and not freed.</summary>
    public static long Count => DisposeScopeManager.Statistics.TensorStatistics.ThreadTotalLiveCount;
}
