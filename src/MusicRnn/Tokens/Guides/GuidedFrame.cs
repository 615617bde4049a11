namespace MusicRnn.Tokens.Guides;

/// <summary>A frame of which something is given.</summary>
/// <param name="Notes">All its pitches, as <see cref="Music.PianoRoll"/> tells them, if they are given; else null.</param>
/// <param name="Top">Its highest pitch, if that alone is given.</param>
/// <param name="Highest">The highest pitch that may sound in it.</param>
/// <param name="MostNotes">How many pitches may sound in it.</param>
internal readonly record struct GuidedFrame(UInt128? Notes, int? Top, int Highest, int MostNotes)
{
    /// <summary>A frame that is given.</summary>
    public static GuidedFrame Given(UInt128 notes) => new(notes, null, FrameTokens.PitchCount - 1, FrameTokens.PitchCount);

    /// <summary>A frame in which nothing is given.</summary>
    public static GuidedFrame Free { get; } = new(null, null, FrameTokens.PitchCount - 1, FrameTokens.PitchCount);

    /// <summary>A frame of which the highest note is given, and how many notes there are with it at most.</summary>
    public static GuidedFrame Below(int top, int mostNotes) => new(null, top, top, mostNotes);

    /// <summary>A frame in which the melody rests while others may go on below where it was.</summary>
    public static GuidedFrame BelowRest(int highest, int mostNotes) => new(null, null, highest, mostNotes);
}
