namespace MusicRnn.Music;

/// <summary>How <see cref="Accompaniment"/> sounds.</summary>
public sealed record AccompanimentOptions
{
    /// <summary>The General MIDI program that plays the chords: nylon guitar.</summary>
    public int ChordProgram { get; init; } = 24;

    /// <summary>The General MIDI program that plays the bass: acoustic bass.</summary>
    public int BassProgram { get; init; } = 32;

    /// <summary>How hard the chords are struck, as a share of the piece's mean velocity; above 0, up to 1.</summary>
    public double ChordLoudness { get; init; } = 0.6;

    /// <summary>How hard the bass is struck, as a share of the piece's mean velocity; above 0, up to 1.</summary>
    public double BassLoudness { get; init; } = 0.75;
}
