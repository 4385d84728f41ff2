using TorchSharp;

namespace TypedGpt.TestSupport;

/// <summary>Threads that start at once on one thing.</summary>
public static class Crowd
{
    /// <summary>How many there are.</summary>
    public const int Size = 8;

    /// <summary>Runs <paramref name="work"/> on each of them, given its number from 0, without gradients.</summary>
    /// <returns>How many tensors they made and left.</returns>
    /// <exception cref="AggregateException">One of them threw.</exception>
    public static long Run(Action<int> work)
    {
        using var start = new Barrier(Size);
        var errors = new List<Exception>();
        var left = 0L;
        var threads = Enumerable
            .Range(0, Size)
            .Select(number => new Thread(() =>
            {
                using var noGradients = torch.no_grad();
                var before = LiveTensors.Count;
                start.SignalAndWait();
                try
                {
                    work(number);
                }
                catch (Exception error)
                {
                    lock (errors)
                    {
                        errors.Add(error);
                    }
                }

                Interlocked.Add(ref left, LiveTensors.Count - before);
            }))
            .ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return errors.Count == 0 ? left : throw new AggregateException(errors);
    }
}
