namespace MusicRnn.Audio.Synthesis.Timbres;

/// <summary>A struck bar, bell or membrane: a few modes, each with its own decay, and the knock of the mallet.</summary>
internal sealed record MalletTimbre(params Partial[] Partials) : Timbre
{
    private const double LongestSeconds = 8;
    private const double ShortestSeconds = 0.05;
    private const double KnockDecaySeconds = 0.03;

    /// <summary>How long the lowest mode of middle C takes to lose 60 dB.</summary>
    public double DecaySeconds { get; init; } = 2;

    /// <summary>How much shorter higher notes ring: 0 not at all, 1 half as long an octave up.</summary>
    public double DecaySlope { get; init; } = 0.5;

    /// <summary>The level of the knock beside the lowest mode.</summary>
    public double Knock { get; init; } = 0.1;

    /// <summary>The middle of the knock's noise.</summary>
    public double KnockHertz { get; init; } = 2000;

    /// <inheritdoc/>
    public override Wave Make(double hertz, int sampleRate, Noise noise)
    {
        var decay = Math.Clamp(DecaySeconds * Math.Pow(hertz / Tuning.MiddleCHertz, -DecaySlope), ShortestSeconds, LongestSeconds);
        var sketch = new Sketch(decay + KnockDecaySeconds, sampleRate);
        foreach (var partial in Partials)
        {
            sketch.AddMode(hertz * partial.Ratio, partial.Amplitude, decay * partial.DecayShare);
        }

        sketch.AddNoise(KnockHertz / 2, KnockHertz * 2, Knock, KnockDecaySeconds, ref noise);
        return Wave.OneShot(sketch.Sound, hertz, sampleRate);
    }
}
