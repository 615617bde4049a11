namespace MusicRnn.Audio.Synthesis;

/// <summary>
/// A two-pole low-pass without resonance whose cutoff may move while it sounds: the trapezoidal state variable filter
/// (Simper, Solving the continuous SVF equations using trapezoidal integration, Cytomic 2013).
/// </summary>
internal struct LowPass
{
    // Of the sample rate; the approximated tangent below holds to here.
    private const double HighestCutoff = 0.45;

    // 1/Q of a Butterworth filter.
    private const float Damping = 1.41421356f;

    private float _first;
    private float _second;

    /// <summary>Filters the samples in place.</summary>
    public void Apply(Span<float> samples, double cutoffHertz, int sampleRate)
    {
        var angle = Math.PI * Math.Min(cutoffHertz / sampleRate, HighestCutoff);

        // Padé's approximation of the tangent, within 3 % up to the highest cutoff: no call into the C library.
        var g = (float)(angle * (15 - (angle * angle)) / (15 - (6 * angle * angle)));
        var a1 = 1 / (1 + (g * (g + Damping)));
        var a2 = g * a1;
        var a3 = g * a2;

        // The filter's equations solved for the next state, so that each sample waits for the one before as briefly as can be.
        var (keep, cross, take, leave) = ((2 * a1) - 1, 2 * a2, 2 * a3, 1 - (2 * a3));
        var (first, second) = (_first, _second);
        for (var index = 0; index < samples.Length; index++)
        {
            var input = samples[index];
            var nextFirst = (cross * input) + ((keep * first) - (cross * second));
            var nextSecond = (take * input) + ((cross * first) + (leave * second));
            samples[index] = 0.5f * (second + nextSecond);
            (first, second) = (nextFirst, nextSecond);
        }

        (_first, _second) = (first, second);
    }
}
