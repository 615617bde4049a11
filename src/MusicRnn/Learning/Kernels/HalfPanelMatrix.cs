using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// A copy of a matrix whose numbers keep only the upper half of their bits (bfloat16), rounded to nearest, ties to even:
/// half the memory to read, three digits left of seven. The numbers of two neighbouring vectors lie in pairs: the first
/// with the first, and so on, that of the second vector in the upper half of four bytes.
/// </summary>
internal sealed unsafe class HalfPanelMatrix
{
    private const int HalfBits = 16;
    private const uint HalfOfLastBit = 0x7FFF;

    // Keeps the memory alive; two halves to a float.
    private readonly AlignedBuffer _buffer;

    public HalfPanelMatrix(PanelMatrix source)
    {
        var length = source.Panels * source.PanelStride;
        _buffer = new AlignedBuffer(length / 2);
        PanelStride = source.PanelStride;
        Pointer = (ushort*)_buffer.Pointer;
        var width = Avx512F.IsSupported ? Vector512<float>.Count : Vector256<float>.Count;
        for (var i = 0; i < length; i++)
        {
            var (pair, isSecond) = ((i / (2 * width) * width) + (i % width), i / width % 2);
            Pointer[(2 * pair) + isSecond] = Round(source.Pointer[i]);
        }
    }

    /// <summary>The distance from one panel to the next, in halves.</summary>
    public int PanelStride { get; }

    public ushort* Pointer { get; }

    /// <summary>The nearest number of half the bits.</summary>
    public static ushort Round(float number)
    {
        var bits = BitConverter.SingleToUInt32Bits(number);
        var lastKept = (bits >> HalfBits) & 1;

        // Not a number must not be carried into infinity.
        return (ushort)(float.IsNaN(number) ? bits >> HalfBits : (bits + HalfOfLastBit + lastKept) >> HalfBits);
    }
}
