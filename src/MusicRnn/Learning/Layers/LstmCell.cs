using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static MusicRnn.Learning.Kernels.VectorMath;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Long short-term memory (Hochreiter and Schmidhuber 1997, with the forget gate of Gers et al. 2000), in PyTorch's form:
/// <code>
/// i = σ(sum)   store:  how much of the candidate is let in         c' = f c + i g
/// f = σ(sum)   forget: how much of the old cell state stays        h' = o tanh(c')
/// g = tanh(sum)        the candidate
/// o = σ(sum)   output: how much of the cell state is shown
/// </code>
/// The cell state c runs through time beside the output h, only scaled and added to, so its gradient does not vanish as
/// long as the forget gate is open.
/// </summary>
internal readonly struct LstmCell : ICell
{
    private const int I = 0, F = 1, G = 2, O = 3;
    private const int H = 0, C = 1;

    /// <summary>Open forget gates let a new network remember at first (Jozefowicz et al. 2015).</summary>
    private const float OpenForgetGate = 1;

    public static ImmutableArray<Gate> Gates { get; } = [new(0, 0), new(1, 1, OpenForgetGate), new(2, 2), new(3, 3)];

    public static int Planes => 2;

    public static bool StartsAsIdentity => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, Span<Vector512<float>> after)
    {
        var i = Sigmoid(gates[I]);
        var f = Sigmoid(gates[F]);
        var g = Tanh(gates[G]);
        var o = Sigmoid(gates[O]);
        var c = Vector512.FusedMultiplyAdd(f, before[C], i * g);

        after[C] = c;
        after[H] = o * Tanh(c);
        (gates[I], gates[F], gates[G], gates[O]) = (i, f, g, o);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(
        Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, ReadOnlySpan<Vector512<float>> after, Span<Vector512<float>> gradient)
    {
        var one = Vector512<float>.One;
        var (i, f, g, o) = (gates[I], gates[F], gates[G], gates[O]);
        var tanhC = after[H] / o; // what was shown of the cell state; a quotient costs less than its tanh again
        var dh = gradient[H];
        var dc = Vector512.FusedMultiplyAdd(dh * o, one - (tanhC * tanhC), gradient[C]);

        gates[I] = dc * g * i * (one - i);
        gates[F] = dc * before[C] * f * (one - f);
        gates[G] = dc * i * (one - (g * g));
        gates[O] = dh * tanhC * o * (one - o);
        gradient[C] = dc * f;
        gradient[H] = Vector512<float>.Zero;
    }
}
