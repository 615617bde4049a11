using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
        for (var index = 0; index < output.Length; index++)
        {
            var frame = (nuint)(position >> FractionBits);
            var phase = (nuint)((uint)position >> (FractionBits - PhaseBits));
            var products = Vector256.LoadUnsafe(ref sample, frame) * Vector256.LoadUnsafe(ref kernel, phase * Taps);

            // Added in an order of our own: a sum whose order the hardware chose would differ between machines.
            var four = products.GetLower() + products.GetUpper();
            var two = four + Vector128.Shuffle(four, Vector128.Create(2, 3, 0, 1));
            output[index] = two.GetElement(0) + two.GetElement(1);
            position += step;
        }

        return position;
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
