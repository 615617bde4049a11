namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>
/// A plucked string: a pulse that runs round a delay line with a damping filter (Karplus and Strong, Digital Synthesis of
/// Plucked-String and Drum Timbres, 1983), with pluck position, decay stretching and exact tuning by an allpass (Jaffe and
/// Smith, Extensions of the Karplus-Strong Plucked-String Algorithm, 1983), and the resonances of a body.
/// </summary>
internal sealed record PluckedStringTimbre(params Resonance[] Body) : Timbre
{
    private const double LongestSeconds = 7;
    private const double ShortestSeconds = 0.3;
    private const double HighestLoopGain = 0.99999;

    // The pulse and the low-passes after it need so many of its time constants to have gone by.
    private const int PulseTimeConstants = 12;

    /// <summary>How long middle C takes to lose 60 dB.</summary>
    public double DecaySeconds { get; init; } = 4;

    /// <summary>How much shorter higher notes ring: 0 not at all, 1 half as long an octave up.</summary>
    public double DecaySlope { get; init; } = 0.6;

    /// <summary>How much faster the high partials die: 0 (steel) to 0.5 (gut).</summary>
    public double Damping { get; init; } = 0.25;

    /// <summary>Where the string is plucked, as a share of its length.</summary>
    public double PluckPoint { get; init; } = 0.2;

    /// <summary>The hardness of finger or pick: partials above this frequency are weaker.</summary>
    public double PluckHertz { get; init; } = 3000;

    /// <summary>The noise of finger or pick beside the pulse.</summary>
    public double PluckNoise { get; init; } = 0.15;

    /// <inheritdoc/>
    public override Wave Make(double hertz, int sampleRate, Noise noise)
    {
        var decay = Math.Clamp(DecaySeconds * Math.Pow(hertz / Tuning.MiddleCHertz, -DecaySlope), ShortestSeconds, LongestSeconds);
        var sound = new double[(int)(decay * sampleRate)];
        Pluck(sound, sampleRate / hertz, sampleRate, ref noise);
        Ring(sound, hertz, decay, sampleRate);
        var resonant = new double[sound.Length];
        sound.CopyTo(resonant.AsSpan());
        foreach (var resonance in Body)
        {
            AddResonance(sound, resonant, resonance, sampleRate);
        }

        return Wave.OneShot(resonant, hertz, sampleRate);
    }

    /// <summary>Writes the pulse that the pluck sends along the string and its reflection at the near end, softened.</summary>
    private void Pluck(Span<double> sound, double periodFrames, int sampleRate, ref Noise noise)
    {
        var smoothing = 1 - Math.Exp(-2 * Math.PI * Math.Min(PluckHertz, sampleRate * 0.3) / sampleRate);
        var reflection = Math.Max(1, (int)Math.Round(periodFrames * PluckPoint));
        var frames = Math.Min(sound.Length, (int)periodFrames + (int)(PulseTimeConstants / smoothing));
        var (first, second) = (0.0, 0.0);
        for (var frame = 0; frame < frames; frame++)
        {
            var pulse = frame == 0 ? 1.0 : frame == reflection ? -1.0 : 0.0;
            var scratch = frame < periodFrames ? PluckNoise * noise.NextSample() / Math.Sqrt(periodFrames) : 0;
            first += smoothing * (pulse + scratch - first);
            second += smoothing * (first - second);
            sound[frame] = second;
        }
    }

    /// <summary>Lets what is written run round the string.</summary>
    private void Ring(Span<double> sound, double hertz, double decaySeconds, int sampleRate)
    {
        var angle = 2 * Math.PI * hertz / sampleRate;
        var perRound = Math.Pow(10, -3 / (hertz * decaySeconds));

        // High strings cannot bear the full damping filter: it alone would stop them sooner than the decay time says.
        var damping = Damping;
        while (DampingGain(damping, angle) < perRound && damping > 1e-3)
        {
            damping *= 0.8;
        }

        var gain = Math.Min(perRound / DampingGain(damping, angle), HighestLoopGain);
        var dampingDelay = Math.Atan2(damping * Math.Sin(angle), 1 - damping + (damping * Math.Cos(angle))) / angle;
        var rest = (sampleRate / hertz) - dampingDelay;

        // The allpass is flattest for delays between half a sample and one and a half.
        var whole = Math.Max(1, (int)Math.Floor(rest - 0.5));
        var fraction = rest - whole;
        var allpass = Math.Sin((1 - fraction) * angle / 2) / Math.Sin((1 + fraction) * angle / 2);
        var (before, allpassIn, allpassOut) = (0.0, 0.0, 0.0);
        for (var frame = whole; frame < sound.Length; frame++)
        {
            var returned = sound[frame - whole];
            var damped = gain * (((1 - damping) * returned) + (damping * before));
            before = returned;
            allpassOut = (allpass * (damped - allpassOut)) + allpassIn;
            allpassIn = damped;
            sound[frame] += allpassOut;
        }
    }

    private static double DampingGain(double damping, double angle)
    {
        var re = 1 - damping + (damping * Math.Cos(angle));
        var im = damping * Math.Sin(angle);
        return Math.Sqrt((re * re) + (im * im));
    }

    /// <summary>Adds a band of the string's sound to the output: a two-pole resonator of unit gain in its middle.</summary>
    private static void AddResonance(ReadOnlySpan<double> input, Span<double> output, Resonance resonance, int sampleRate)
    {
        var radius = Math.Exp(-Math.PI * resonance.WidthHertz / sampleRate);
        var feedback = 2 * radius * Math.Cos(2 * Math.PI * resonance.Hertz / sampleRate);
        var level = resonance.Gain * (1 - radius);
        var (one, two, inputTwo, inputOne) = (0.0, 0.0, 0.0, 0.0);
        for (var frame = 0; frame < input.Length; frame++)
        {
            var value = (level * (input[frame] - inputTwo)) + (feedback * one) - (radius * radius * two);
            (inputTwo, inputOne) = (inputOne, input[frame]);
            (two, one) = (one, value);
            output[frame] += value;
        }
    }
}
