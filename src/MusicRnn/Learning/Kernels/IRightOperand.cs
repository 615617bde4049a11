using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>How the numbers of a right operand are stored; a constant, so that each use compiles to code of its own.</summary>
internal unsafe interface IRightOperand
{
    /// <summary>Bytes of a number.</summary>
    static abstract int NumberBytes { get; }

    /// <summary>Eight numbers.</summary>
    static abstract Vector256<float> Load8(byte* source);

    /// <summary>Sixteen numbers.</summary>
    static abstract Vector512<float> Load16(byte* source);
}

/// <summary>Numbers as they are computed with.</summary>
internal readonly unsafe struct AsFloats : IRightOperand
{
    public static int NumberBytes => sizeof(float);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load8(byte* source) => Vector256.Load((float*)source);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load16(byte* source) => Vector512.Load((float*)source);
}

/// <summary>The upper halves of floats (bfloat16): sign, exponent and seven bits of fraction.</summary>
internal readonly unsafe struct AsHalves : IRightOperand
{
    private const int HalfBits = 16;

    public static int NumberBytes => sizeof(ushort);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load8(byte* source) =>
        Vector256.ShiftLeft(Vector256.WidenLower(Vector128.Load((ushort*)source).ToVector256Unsafe()), HalfBits).AsSingle();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load16(byte* source)
    {
        var halves = Vector256.Load((ushort*)source);
        return Vector512.ShiftLeft(Vector512.WidenLower(halves.ToVector512Unsafe()), HalfBits).AsSingle();
    }
}
