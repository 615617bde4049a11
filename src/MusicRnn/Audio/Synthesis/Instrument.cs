using MusicRnn.Audio.Synthesis.Timbres;

namespace MusicRnn.Audio.Synthesis;

/// <summary>How an instrument sounds and how it is played.</summary>
/// <param name="Timbre">Makes its waves.</param>
/// <param name="Envelope">How the loudness of a note goes.</param>
internal sealed record Instrument(Timbre Timbre, EnvelopeShape Envelope)
{
    /// <summary>How bright it is; null leaves the wave as it is.</summary>
    public FilterShape? Filter { get; init; }

    /// <summary>Its vibrato or tremolo; the modulation wheel adds to it.</summary>
    public Vibrato Vibrato { get; init; } = new(5.3, 0);

    /// <summary>Whether left and right hear different places of the wave, as they do of an ensemble.</summary>
    public bool IsWide { get; init; }

    /// <summary>Whether it sounds to its end although the key is let go.</summary>
    public bool IgnoresRelease { get; init; }

    /// <summary>Its loudness beside others, as an amplitude.</summary>
    public double Level { get; init; } = 1;

    /// <summary>Where it stands beside its part: -1 left to 1 right.</summary>
    public double Pan { get; init; }

    /// <summary>How far the keys are spread from left (low) to right (high), as the strings of a piano are before its player; at three octaves from middle C.</summary>
    public double KeySpread { get; init; }

    /// <summary>How much of it goes into the chorus, 0 to 1.</summary>
    public float ChorusSend { get; init; }

    /// <summary>Sounds of one group other than 0 cut each other off, as a closing hi-hat does the open one.</summary>
    public int ChokeGroup { get; init; }
}
