namespace MusicRnn.Music;

/// <summary>One sounding note.</summary>
/// <param name="Start">When it begins, in ticks from the start of the piece; 0 or more.</param>
/// <param name="Duration">How long it is held, in ticks; 0 or more.</param>
/// <param name="Pitch">MIDI note number, 0 to 127; 60 is middle C.</param>
/// <param name="Velocity">How hard it is struck, 1 to 127.</param>
public readonly record struct Note(int Start, int Duration, int Pitch, int Velocity)
{
    /// <summary>The tick at which the note has stopped sounding.</summary>
    public int End => Start + Duration;
}
