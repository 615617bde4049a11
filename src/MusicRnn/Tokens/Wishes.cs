using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// What a person asks of the piece to be composed. Wishes narrow the tokens that a decoder allows; what it takes, a primer
/// for instance, need not follow them.
/// </summary>
public sealed record Wishes
{
    private const int MidiHighest = 127;

    /// <summary>The tempo in quarter notes a minute, kept throughout; null leaves it to the network.</summary>
    public double? QuartersPerMinute { get; init; }

    /// <summary>The meter, kept throughout; null leaves it to the network.</summary>
    public Meter? Meter { get; init; }

    /// <summary>The key at the beginning; null leaves it to the network.</summary>
    public Key? Key { get; init; }

    /// <summary>The style, as the music that was learned names it; null leaves it to the network.</summary>
    public string? Style { get; init; }

    /// <summary>The form, of <see cref="MinimumBars"/> and <see cref="MaximumBars"/> bars; null leaves it to the network.</summary>
    public Form? Form { get; init; }

    /// <summary>Whether no note outside the key is struck.</summary>
    public bool StaysInKey { get; init; }

    /// <summary>Whether a key that the tokens cannot tell is no mistake, as notes are chosen by it.</summary>
    public bool KeyMayBeUntold { get; init; }

    /// <summary>The lowest MIDI pitch that is struck.</summary>
    public int LowestPitch { get; init; }

    /// <summary>The highest MIDI pitch that is struck.</summary>
    public int HighestPitch { get; init; } = MidiHighest;

    /// <summary>The piece does not end before it has this many bars; a pickup does not count.</summary>
    public int MinimumBars { get; init; }

    /// <summary>The piece ends when it has this many bars, 1 or more; a pickup does not count.</summary>
    public int MaximumBars { get; init; } = int.MaxValue;

    internal bool LimitsPitches => StaysInKey || LowestPitch > 0 || HighestPitch < MidiHighest;
}
