using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using TorchSharp;
using TorchSharp.Modules;

namespace TypedGpt.Torch;

/// <summary>Fills the parameters of a model, all cores at once.</summary>
internal static unsafe class ParameterCopy
{
    /// <summary>How many values one thread copies at a time: enough for the disk, few enough to share the work.</summary>
    private const long Share = 1 << 20;

    /// <summary>Fills each parameter by what <paramref name="placement"/> has for it.</summary>
    /// <exception cref="CheckpointException">A parameter is not in the table, or a file became shorter.</exception>
    public static void Fill(torch.nn.Module model, Placement placement, string path, IProgress<double>? progress)
    {
        using var scope = torch.NewDisposeScope();
        using var off = torch.no_grad();
        var parameters = model.named_parameters().ToArray();
        RequireTable(parameters, placement, path);
        var direct = new List<Work>();
        var staged = new List<(Parameter Parameter, IReadOnlyList<Piece> Pieces)>();
        var total = 0L;
        foreach (var (name, parameter) in parameters)
        {
            total += parameter.numel();
            if (parameter.device_type == DeviceType.CPU && parameter.is_contiguous())
            {
                direct.AddRange(WorkOf(parameter, placement.Pieces[name]));
            }
            else
            {
                staged.Add((parameter, placement.Pieces[name]));
            }
        }

        var done = 0L;
        Run(direct);
        foreach (var (parameter, pieces) in staged)
        {
            using var values = torch.empty(parameter.shape, parameter.dtype);
            Run([.. WorkOf(values, pieces)]);
            parameter.copy_(values);
        }

        void Run(List<Work> works)
        {
            try
            {
                Parallel.ForEach(
                    works,
                    work =>
                    {
                        PieceCopy.Copy(work.Piece, (byte*)work.Memory, work.Type);
                        progress?.Report((double)Interlocked.Add(ref done, work.Piece.Count) / total);
                    }
                );
            }
            catch (AggregateException several)
            {
                ExceptionDispatchInfo.Throw(several.InnerExceptions[0]);
            }
        }
    }

    private static void RequireTable(
        IReadOnlyCollection<(string Name, Parameter Parameter)> parameters,
        Placement placement,
        string path
    )
    {
        string[] problems =
        [
            .. parameters
                .Where(entry =>
                    !placement.Pieces.TryGetValue(entry.Name, out var pieces)
                    || pieces.Sum(piece => piece.Count) != entry.Parameter.numel()
                )
                .Select(entry =>
                    $"the table of weights does not have the parameter {entry.Name} {Quoted.Shape(entry.Parameter.shape)} of the model"
                ),
        ];
        if (problems.Length > 0)
        {
            throw CheckpointException.Of(path, problems);
        }
    }

    private static IEnumerable<Work> WorkOf(torch.Tensor into, IReadOnlyList<Piece> pieces)
    {
        var type = Numbers.StoredAs(into.dtype)!.Value;
        var memory = Address(into);
        return pieces
            .Where(piece => piece.Count > 0)
            .SelectMany(piece => piece.Cut(Share))
            .Select(piece => new Work(piece, memory, type));
    }

    /// <summary>The first byte, by way of one value: a span of all of them would end at 2 GB.</summary>
    private static nint Address(torch.Tensor tensor)
    {
        if (tensor.numel() == 0)
        {
            return 0;
        }

        using var flat = tensor.detach().view(-1);
        using var first = flat.narrow(0, 0, 1);
        return (nint)Unsafe.AsPointer(ref MemoryMarshal.GetReference(first.bytes));
    }

    private readonly record struct Work(Piece Piece, nint Memory, StoredType Type);
}
