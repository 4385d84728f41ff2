using System.Runtime.InteropServices;
using TorchSharp;

namespace TypedGpt.Mutations.Torch;

/// <summary>A matrix product whose operands do not fit, which ends a process that calls TorchSharp's own.</summary>
public sealed class MatmulException(string message) : Exception(message);

/// <summary>
/// Torch's matrix product, called through TorchScript. TorchSharp's <c>matmul</c> is the one operation used here that lets
/// a C++ exception run into managed code, which no handler there can catch.
/// </summary>
public static class GuardedMatmul
{
    private const string Error = "RuntimeError: ";

    private static readonly torch.jit.CompilationUnit Script = torch.jit.compile(
        """
        def matmul(left: Tensor, right: Tensor) -> Tensor:
            return torch.matmul(left, right)

        """
    );

    /// <exception cref="MatmulException">The operands do not fit; the message is torch's.</exception>
    public static torch.Tensor MatmulOrThrow(this torch.Tensor left, torch.Tensor right)
    {
        try
        {
            return Script.invoke<torch.Tensor>("matmul", left, right);
        }
        catch (ExternalException exception)
        {
            var message = exception.Message;
            var at = message.IndexOf(Error, StringComparison.Ordinal);
            throw new MatmulException(at < 0 ? message : message[(at + Error.Length)..]);
        }
    }
}
