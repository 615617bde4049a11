using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>How the numbers of a right operand are stored; a constant, so that each use compiles to code of its own.</summary>
internal unsafe interface IRightOperand
{
    /// <summary>Bytes of a number.</summary>
    static abstract int NumberBytes { get; }

    /// <summary>Sixteen numbers, for kernels that work on half panels.</summary>
    static abstract (Vector256<float> Low, Vector256<float> High) Load16(byte* source);

    /// <summary>Thirty-two numbers, a row of a panel.</summary>
    static abstract (Vector512<float> Low, Vector512<float> High) Load32(byte* source);
}

/// <summary>Numbers as they are computed with.</summary>
internal readonly unsafe struct AsFloats : IRightOperand
{
    public static int NumberBytes => sizeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Low, Vector256<float> High) Load16(byte* source) =>
        (Vector256.Load((float*)source), Vector256.Load((float*)source + Vector256<float>.Count));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Low, Vector512<float> High) Load32(byte* source) =>
        (Vector512.Load((float*)source), Vector512.Load((float*)source + Vector512<float>.Count));
}

/// <summary>
/// The upper halves of floats (bfloat16): sign, exponent and seven bits of fraction. They lie in pairs, as
/// <see cref="HalfPanelMatrix"/> says, so that a shift makes floats of the ones and a mask of the others.
/// </summary>
internal readonly unsafe struct AsHalves : IRightOperand
{
    private const int HalfBits = 16;
    private const uint UpperHalf = 0xFFFF0000;

    public static int NumberBytes => sizeof(ushort);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector256<float> Low, Vector256<float> High) Load16(byte* source)
    {
        var pairs = Vector256.Load((uint*)source);
        return (Vector256.ShiftLeft(pairs, HalfBits).AsSingle(), (pairs & Vector256.Create(UpperHalf)).AsSingle());
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (Vector512<float> Low, Vector512<float> High) Load32(byte* source)
    {
        var pairs = Vector512.Load((uint*)source);
        return (Vector512.ShiftLeft(pairs, HalfBits).AsSingle(), (pairs & Vector512.Create(UpperHalf)).AsSingle());
    }
}
