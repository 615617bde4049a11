using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MusicRnn.Learning.Kernels;

/// <summary>
/// The functions that gates are made of, for sixteen numbers at once. They consist of additions, multiplications,
/// fused multiply-adds, divisions and shifts only, all of which are exact to the last bit on every machine; where a
/// machine has no vectors of sixteen, the runtime does the same in halves.
/// Polynomials: Cephes Mathematical Library, expf and tanhf (Moshier 1992).
/// </summary>
internal static class VectorMath
{
    /// <summary>e to the x; relative error below 2e-7. Beyond about ±87 it stays at the value there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Exp(Vector512<float> x)
    {
        // Adding 1.5 * 2^23 pushes the fraction out of a float, which leaves the nearest whole number.
        const float roundingMagic = 12582912f;
        const float log2OfE = 1.44269504088896341f;
        const float ln2High = 0.693359375f;
        const float ln2Low = -2.12194440e-4f;
        const int exponentShift = 23;
        x = Vector512.MinNative(Vector512.MaxNative(x, Vector512.Create(-87f)), Vector512.Create(88f));
        var magic = Vector512.Create(roundingMagic);
        var shifted = Vector512.FusedMultiplyAdd(x, Vector512.Create(log2OfE), magic);
        var power = shifted - magic;
        var rest = Vector512.FusedMultiplyAdd(power, Vector512.Create(-ln2High), x);
        rest = Vector512.FusedMultiplyAdd(power, Vector512.Create(-ln2Low), rest);

        var sum = Vector512.Create(1.9875691500e-4f);
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1.3981999507e-3f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(8.3334519073e-3f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(4.1665795894e-2f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(1.6666665459e-1f));
        sum = Vector512.FusedMultiplyAdd(sum, rest, Vector512.Create(5.0000001201e-1f));
        sum = Vector512.FusedMultiplyAdd(sum, rest * rest, rest) + Vector512<float>.One;

        // The whole number still stands in the low bits of the shifted sum; in the exponent it multiplies by 2^power.
        var exponent = Vector512.ShiftLeft(shifted.AsInt32() - magic.AsInt32(), exponentShift);
        return (sum.AsInt32() + exponent).AsSingle();
    }

    /// <summary>1 / (1 + e^-x).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Sigmoid(Vector512<float> x) => Vector512<float>.One / (Vector512<float>.One + Exp(-x));

    /// <summary>The hyperbolic tangent; relative error below 3e-7 also near 0, where the quotient of exponentials would lose digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Tanh(Vector512<float> x)
    {
        const float polynomialBelow = 0.625f;
        var size = Vector512.Abs(x);
        var far = Vector512<float>.One - (Vector512.Create(2f) / (Exp(size + size) + Vector512<float>.One));
        far = Vector512.CopySign(far, x);

        var square = x * x;
        var sum = Vector512.Create(-5.70498872745e-3f);
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(2.06390887954e-2f));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(-5.37397155531e-2f));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(1.33314422036e-1f));
        sum = Vector512.FusedMultiplyAdd(sum, square, Vector512.Create(-3.33332819422e-1f));
        var near = Vector512.FusedMultiplyAdd(sum * square, x, x);

        return Vector512.ConditionalSelect(Vector512.LessThan(size, Vector512.Create(polynomialBelow)), near, far);
    }

    /// <summary>The sum of the sixteen numbers, in a fixed order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float Sum(Vector512<float> x)
    {
        var half = x.GetLower() + x.GetUpper();
        var quarter = half.GetLower() + half.GetUpper();
        return quarter[0] + quarter[1] + (quarter[2] + quarter[3]);
    }
}
