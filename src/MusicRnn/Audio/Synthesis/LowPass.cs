namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// A two-pole low-pass whose cutoff may move while it sounds: the trapezoidal state variable filter
/// (Simper, Solving the continuous SVF equations using trapezoidal integration, Cytomic 2013).
/// </summary>
internal struct LowPass
{
    // Of the sample rate; the approximated tangent below holds to here.
    private const double HighestCutoff = 0.45;

    /// <summary>1/Q of a Butterworth filter, which has no peak.</summary>
    public const float FlatDamping = 1.41421356f;

    private float _leftFirst;
    private float _leftSecond;
    private float _rightFirst;
    private float _rightSecond;

    /// <summary>Filters one channel in place.</summary>
    public void Apply(Span<float> samples, double cutoffHertz, int sampleRate, double damping = FlatDamping)
    {
        var (keep, cross, take, leave) = Coefficients(cutoffHertz, sampleRate, (float)damping);
        var (first, second) = (_leftFirst, _leftSecond);
        for (var index = 0; index < samples.Length; index++)
        {
            var input = samples[index];
            var nextFirst = (cross * input) + ((keep * first) - (cross * second));
            var nextSecond = (take * input) + ((cross * first) + (leave * second));
            samples[index] = 0.5f * (second + nextSecond);
            (first, second) = (nextFirst, nextSecond);
        }

        (_leftFirst, _leftSecond) = (first, second);
    }

    /// <summary>Filters two channels of one length in place: in one loop, so that neither waits while the other could be computed.</summary>
    public void Apply(Span<float> left, Span<float> right, double cutoffHertz, int sampleRate)
    {
        var (keep, cross, take, leave) = Coefficients(cutoffHertz, sampleRate, FlatDamping);
        var (first, second, rightFirst, rightSecond) = (_leftFirst, _leftSecond, _rightFirst, _rightSecond);
        right = right[..left.Length];
        for (var index = 0; index < left.Length; index++)
        {
            var input = left[index];
            var nextFirst = (cross * input) + ((keep * first) - (cross * second));
            var nextSecond = (take * input) + ((cross * first) + (leave * second));
            left[index] = 0.5f * (second + nextSecond);
            (first, second) = (nextFirst, nextSecond);

            input = right[index];
            nextFirst = (cross * input) + ((keep * rightFirst) - (cross * rightSecond));
            nextSecond = (take * input) + ((cross * rightFirst) + (leave * rightSecond));
            right[index] = 0.5f * (rightSecond + nextSecond);
            (rightFirst, rightSecond) = (nextFirst, nextSecond);
        }

        (_leftFirst, _leftSecond, _rightFirst, _rightSecond) = (first, second, rightFirst, rightSecond);
    }

    // The filter's equations solved for the next state, so that each sample waits for the one before as briefly as can be.
    private static (float Keep, float Cross, float Take, float Leave) Coefficients(double cutoffHertz, int sampleRate, float damping)
    {
        var angle = Math.PI * Math.Min(cutoffHertz / sampleRate, HighestCutoff);

        // Padé's approximation of the tangent, within 3 % up to the highest cutoff: no call into the C library.
        var g = (float)(angle * (15 - (angle * angle)) / (15 - (6 * angle * angle)));
        var a1 = 1 / (1 + (g * (g + damping)));
        var a2 = g * a1;
        var a3 = g * a2;
        return ((2 * a1) - 1, 2 * a2, 2 * a3, 1 - (2 * a3));
    }
}
