namespace MusicRnn.Notation.MusicXml;

/// <summary>A note as it is written; ties are not merged yet.</summary>
/// <param name="Measure">The measure, counted from 0 in the order of the file.</param>
/// <param name="Offset">The time from the start of the measure.</param>
/// <param name="Duration">How long it is held.</param>
/// <param name="Pitch">The sounding pitch, or the drum.</param>
/// <param name="Voice">The number of its voice within the part, given in order of appearance.</param>
internal readonly record struct WrittenNote(int Measure, ScoreTime Offset, ScoreTime Duration, int Pitch, int Voice)
{
    /// <summary>Whether a tie leads from it to a later note.</summary>
    public bool IsTiedOn { get; init; }

    /// <summary>Whether a tie leads to it from an earlier note.</summary>
    public bool IsTiedBack { get; init; }

    /// <summary>Whether the pitch is a drum of the General MIDI percussion map.</summary>
    public bool IsPercussion { get; init; }

    /// <summary>Which of the part's instruments plays it.</summary>
    public PartInstrument Instrument { get; init; }

    /// <summary>The velocity that the note itself states, 0 if it states none.</summary>
    public int Velocity { get; init; }
}
