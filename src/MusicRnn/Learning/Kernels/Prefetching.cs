using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// Asks for numbers that will be needed soon, so that they come from the farther caches while others are computed with:
/// the next rows of a right operand, the next panel of a left one and the sums of the next tile. Recurrent steps on the
/// way back go from 77-85 % of the machine's peak to 92-94 % (tests/MusicRnn.Benchmarks/results).
/// </summary>
internal static unsafe class Prefetching
{
    private const int LineBytes = 64;

    // About 400 cycles ahead of a tile of eleven rows, which covers the third-level cache.
    private const int BytesAhead = 2048;

    /// <summary>Two lines, a row of a panel, of an operand that is read from <paramref name="place"/> on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Ahead(byte* place)
    {
        if (Sse.IsSupported)
        {
            Sse.Prefetch0(place + BytesAhead);
            Sse.Prefetch0(place + BytesAhead + LineBytes);
        }
    }

    /// <summary>Some rows of a panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Rows(float* place, int rows)
    {
        const int rowBytes = PanelMatrix.PanelColumns * sizeof(float);
        for (var offset = 0; Sse.IsSupported && offset < rows * rowBytes; offset += LineBytes)
        {
            Sse.Prefetch0((byte*)place + offset);
        }
    }
}
