using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>
/// Music as a row of frames of equal length, each the set of pitches that sound in it. Whether a pitch is held or struck
/// again is not told, nor who plays it; percussion is left out.
/// </summary>
/// <param name="FramesPerQuarter">How many frames a quarter note lasts, 1 or more.</param>
/// <param name="Frames">The frames: bit p is set if MIDI pitch p sounds.</param>
public sealed record PianoRoll(int FramesPerQuarter, ImmutableArray<UInt128> Frames)
{
    /// <summary>The longest roll in frames: hours of music at any tempo.</summary>
    public const int MostFrames = 1 << 20;

    private const int Velocity = 80;
    private const int PitchCount = 128;

    /// <summary>
    /// The frames of a piece: a note sounds from the frame nearest to its onset to the one nearest to its end, at least one.
    /// Throws <see cref="MusicRnnException"/> if it would have more than <see cref="MostFrames"/>.
    /// </summary>
    public static PianoRoll Of(Piece piece, int framesPerQuarter)
    {
        var onGrid = Quantizer.Quantize(piece, framesPerQuarter);
        if (onGrid.End > MostFrames)
        {
            throw new MusicRnnException($"it has {onGrid.End} frames, more than {MostFrames}");
        }

        var frames = new UInt128[onGrid.End];
        foreach (var note in onGrid.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes))
        {
            foreach (ref var frame in frames.AsSpan(note.Start, note.Duration))
            {
                frame |= UInt128.One << note.Pitch;
            }
        }

        return new PianoRoll(framesPerQuarter, [.. frames]);
    }

    /// <summary>A piece of one part that has these frames: a pitch that sounds in several frames running is one note.</summary>
    public Piece ToPiece()
    {
        var notes = new List<Note>();
        for (var pitch = 0; pitch < PitchCount; pitch++)
        {
            AddNotesOf(pitch, notes);
        }

        return new Piece { TicksPerQuarter = FramesPerQuarter, Parts = [new Part { Notes = [.. notes] }], End = Frames.Length };
    }

    private void AddNotesOf(int pitch, List<Note> notes)
    {
        var start = -1;
        for (var frame = 0; frame <= Frames.Length; frame++)
        {
            var sounds = frame < Frames.Length && ((Frames[frame] >> pitch) & 1) == 1;
            if (sounds && start < 0)
            {
                start = frame;
            }
            else if (!sounds && start >= 0)
            {
                notes.Add(new Note(start, frame - start, pitch, Velocity));
                start = -1;
            }
        }
    }
}
