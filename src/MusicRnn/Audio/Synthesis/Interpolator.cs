using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// Reads a recording at any speed: an eight-point sinc under a Kaiser window, in a table of 512 places between two samples
/// (Smith, Digital Audio Resampling, CCRMA). Positions are in frames with 32 binary digits behind the point.
/// </summary>
internal static class Interpolator
{
    /// <summary>The number of samples that one output sample is made from.</summary>
    public const int Taps = 8;

    /// <summary>How many of them lie before the position.</summary>
    public const int Before = 3;

    /// <summary>The binary digits of a position behind the point.</summary>
    public const int FractionBits = 32;

    private const int PhaseBits = 9;
    private const int Phases = 1 << PhaseBits;
    private const int AtOnce = 4;
    private const int FloatsInCacheLine = 64 / sizeof(float);
    private const int MostAhead = 512;

    // Stop band of about 60 dB, which eight points can do.
    private const double KaiserBeta = 5.5;

    private static readonly float[] Kernel = MakeKernel();

    /// <summary>Fills the output from a position on, one step a sample, and returns the position after it.</summary>
    /// <param name="samples">The recording with <see cref="Before"/> frames of margin; it must hold every frame that is passed.</param>
    /// <param name="position">Where to begin.</param>
    /// <param name="step">How far to go for each sample.</param>
    /// <param name="output">What is filled.</param>
    public static long Read(ReadOnlySpan<float> samples, long position, long step, Span<float> output)
    {
        // One check for all frames that will be read, in place of one for each.
        var last = (position + (step * (output.Length - 1))) >> FractionBits;
        ArgumentOutOfRangeException.ThrowIfNegative(Math.Min(position, step));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(last + Taps, samples.Length);
        ref var sample = ref MemoryMarshal.GetReference(samples);
        ref var kernel = ref MemoryMarshal.GetArrayDataReference(Kernel);
        var index = 0;
        for (; index <= output.Length - AtOnce; index += AtOnce)
        {
            var one = Products(ref sample, ref kernel, position);
            var two = Products(ref sample, ref kernel, position + step);
            var three = Products(ref sample, ref kernel, position + (2 * step));
            var four = Products(ref sample, ref kernel, position + (3 * step));
            Sums(one, two, three, four).CopyTo(output[index..]);
            position += AtOnce * step;
        }

        for (; index < output.Length; index++)
        {
            var products = Products(ref sample, ref kernel, position);
            output[index] = Sums(products, products, products, products).ToScalar();
            position += step;
        }

        FetchAhead(samples, position >> FractionBits, (step * output.Length) >> FractionBits);
        return position;
    }

    /// <summary>
    /// Asks for what the next block of this voice will read: all voices together are more than a processor's caches hold, and each
    /// begins its block with waiting otherwise. A hint that changes no sample, where the processor takes it.
    /// </summary>
    private static unsafe void FetchAhead(ReadOnlySpan<float> samples, long first, long count)
    {
        if (!Sse.IsSupported)
        {
            return;
        }

        var end = Math.Min(first + Math.Min(count, MostAhead) + Taps, samples.Length);
        for (var frame = first; frame < end; frame += FloatsInCacheLine)
        {
            Sse.Prefetch0(Unsafe.AsPointer(in samples[(int)frame]));
        }
    }

    private static Vector256<float> Products(ref float sample, ref float kernel, long position)
    {
        var frame = (nuint)(position >> FractionBits);
        var phase = (nuint)((uint)position >> (FractionBits - PhaseBits));
        return Vector256.LoadUnsafe(ref sample, frame) * Vector256.LoadUnsafe(ref kernel, phase * Taps);
    }

    // Added in an order of our own: a sum whose order the hardware chose would differ between machines.
    private static Vector128<float> Sums(Vector256<float> one, Vector256<float> two, Vector256<float> three, Vector256<float> four)
    {
        // Halves upon halves; then in each half, the last two numbers upon the first two.
        var oneAndTwo = Vector256.Create(one.GetLower(), two.GetLower()) + Vector256.Create(one.GetUpper(), two.GetUpper());
        var threeAndFour = Vector256.Create(three.GetLower(), four.GetLower()) + Vector256.Create(three.GetUpper(), four.GetUpper());
        oneAndTwo += Vector256.Shuffle(oneAndTwo, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));
        threeAndFour += Vector256.Shuffle(threeAndFour, Vector256.Create(2, 3, 0, 1, 6, 7, 4, 5));
        var pairs = Vector256.ConditionalSelect(Vector256.Create(-1, -1, 0, 0, -1, -1, 0, 0).AsSingle(), oneAndTwo, threeAndFour);
        pairs += Vector256.Shuffle(pairs, Vector256.Create(1, 0, 3, 2, 5, 4, 7, 6));
        return Vector256.Shuffle(pairs, Vector256.Create(0, 4, 2, 6, 0, 4, 2, 6)).GetLower();
    }

    private static float[] MakeKernel()
    {
        var kernel = new float[Phases * Taps];
        for (var phase = 0; phase < Phases; phase++)
        {
            var weights = new double[Taps];
            for (var tap = 0; tap < Taps; tap++)
            {
                // The middle of the phase's interval, so that cutting the position off does not delay.
                var distance = tap - Before - ((phase + 0.5) / Phases);
                weights[tap] = Sinc(distance) * Kaiser(distance / (Taps / 2));
            }

            // A constant must stay what it is at every phase.
            var sum = weights.Sum();
            for (var tap = 0; tap < Taps; tap++)
            {
                kernel[(phase * Taps) + tap] = (float)(weights[tap] / sum);
            }
        }

        return kernel;
    }

    private static double Sinc(double x) => x == 0 ? 1 : Math.Sin(Math.PI * x) / (Math.PI * x);

    private static double Kaiser(double x) =>
        Math.Abs(x) >= 1 ? 0 : MathNet.Numerics.SpecialFunctions.BesselI0(KaiserBeta * Math.Sqrt(1 - (x * x))) / MathNet.Numerics.SpecialFunctions.BesselI0(KaiserBeta);
}
