using MusicRnn.Audio.SoundFonts;

namespace MusicRnn.Audio;

/// <summary>How a piece is made into sound.</summary>
public sealed record AudioOptions
{
    /// <summary>The fewest frames a second.</summary>
    public const int LowestSampleRate = 8_000;

    /// <summary>The most frames a second.</summary>
    public const int HighestSampleRate = 192_000;

    /// <summary>What holds where nothing else is said.</summary>
    public static AudioOptions Default { get; } = new();

    /// <summary>Frames a second, 8000 to 192000; 44100 is that of the compact disc.</summary>
    public int SampleRate
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, LowestSampleRate);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, HighestSampleRate);
            field = value;
        }
    } = 44_100;

    /// <summary>The loudness of everything, as a factor before the limiter: 1 leaves headroom for about a dozen voices.</summary>
    public float Gain { get; init; } = 1;

    /// <summary>How much of the room is heard, 0 (none) to 1; each part may ask for more or less with controller 91.</summary>
    public float Reverb
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            field = value;
        }
    } = 0.3f;

    /// <summary>How much of the chorus is heard, 0 (none) to 1; parts ask for it with controller 93, and some instruments by themselves.</summary>
    public float Chorus
    {
        get;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 1);
            field = value;
        }
    } = 1;

    /// <summary>Plays with the instruments of a SoundFont; null means the built-in ones.</summary>
    public SoundFont? SoundFont { get; init; }
}
