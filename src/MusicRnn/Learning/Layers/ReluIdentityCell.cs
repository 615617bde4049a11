using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Layers;

/// <summary>
/// The plain cell with a rectifier, h' = max(0, sum), whose recurrent weights start as the identity (Le, Jaitly and
/// Hinton 2015): at first the state is simply kept, and where it is above zero the gradient is passed on unchanged.
/// </summary>
internal readonly struct ReluIdentityCell : ICell
{
    private const int H = 0;

    public static ImmutableArray<Gate> Gates { get; } = [new(0, 0)];

    public static int Planes => 1;

    public static bool StartsAsIdentity => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Forward(Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, Span<Vector512<float>> after) =>
        after[H] = Vector512.Max(gates[H], Vector512<float>.Zero);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Backward(
        Span<Vector512<float>> gates, ReadOnlySpan<Vector512<float>> before, ReadOnlySpan<Vector512<float>> after, Span<Vector512<float>> gradient)
    {
        var isPassed = Vector512.GreaterThan(after[H], Vector512<float>.Zero);
        gates[H] = Vector512.ConditionalSelect(isPassed, gradient[H], Vector512<float>.Zero);
        gradient[H] = Vector512<float>.Zero;
    }
}
