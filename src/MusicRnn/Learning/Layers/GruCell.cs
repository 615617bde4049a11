using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static MusicRnn.Learning.Kernels.VectorMath;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// Gated recurrent unit (Cho et al. 2014), in PyTorch's form:
/// <code>
/// r = σ(sum)   reset:  how much of the state the candidate sees
/// z = σ(sum)   update: how much of the old state stays             h' = (1 - z) n + z h
/// n = tanh(from the input + r · from the state)    the candidate
/// </code>
/// There is no cell state apart from the output; the update gate lets the output itself run on unchanged. The two sums
/// of the candidate are separate gates here, since the reset gate comes between them.
/// </summary>
internal readonly struct GruCell : ICell
{
    private const int R = 0, Z = 1, NOfInput = 2, NOfState = 3;
    private const int H = 0;

    public static ImmutableArray<Gate> Gates { get; } = [new(0, 0), new(1, 1), new(2, null), new(null, 2)];

    public static int Planes => 1;

    public static bool StartsAsIdentity => false;

    // The candidate itself is not kept: it is found again from its two sums.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, Span<Vector512<float>> after)
    {
        var r = Sigmoid(gates[R]);
        var z = Sigmoid(gates[Z]);
        var n = Tanh(Vector512.FusedMultiplyAdd(r, gates[NOfState], gates[NOfInput]));

        after[H] = Vector512.FusedMultiplyAdd(z, before[H] - n, n);
        (gates[R], gates[Z]) = (r, z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(
        Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, ReadOnlySpan<Vector512<float>> after, Span<Vector512<float>> gradient)
    {
        var one = Vector512<float>.One;
        var (r, z, sumOfState) = (gates[R], gates[Z], gates[NOfState]);
        var n = Tanh(Vector512.FusedMultiplyAdd(r, sumOfState, gates[NOfInput]));
        var dh = gradient[H];
        var dn = dh * (one - z) * (one - (n * n));

        gates[R] = dn * sumOfState * r * (one - r);
        gates[Z] = dh * (before[H] - n) * z * (one - z);
        gates[NOfInput] = dn;
        gates[NOfState] = dn * r;
        gradient[H] = dh * z;
    }
}
