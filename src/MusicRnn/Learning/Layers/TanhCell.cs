using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static MusicRnn.Learning.Kernels.VectorMath;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The plain cell (Elman 1990): h' = tanh(sum). On the way back the gradient is multiplied by the recurrent weights and
/// by 1 - h'², which is at most 1, at every step: over long gaps it vanishes.
/// </summary>
internal readonly struct TanhCell : ICell
{
    private const int H = 0;

    public static ImmutableArray<Gate> Gates { get; } = [new(0, 0)];

    public static int Planes => 1;

    public static bool StartsAsIdentity => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, Span<Vector512<float>> after) =>
        after[H] = Tanh(gates[H]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(
        Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, ReadOnlySpan<Vector512<float>> after, Span<Vector512<float>> gradient)
    {
        gates[H] = gradient[H] * (Vector512<float>.One - (after[H] * after[H]));
        gradient[H] = Vector512<float>.Zero;
    }
}
