using System.Collections.Immutable;

namespace MusicRnn.Music;

/// <summary>Moves music onto a grid of time, so that one tick is one unit of the grid.</summary>
public static class Quantizer
{
    private const int PitchCount = 128;

    /// <summary>
    /// The piece with <paramref name="unitsPerQuarter"/> ticks a quarter note. Every onset goes to the nearest grid point
    /// and so does the end of every note (not its duration, so that what was legato stays legato), at least one unit after
    /// its onset. Within a part a note is cut where its pitch is struck again, and notes that come to stand on the same
    /// point with the same pitch become one, the longest and loudest of them. All changes and texts go to their nearest point.
    /// Throws <see cref="MusicRnnException"/> if the piece is too long to be counted in units of the grid.
    /// </summary>
    public static Piece Quantize(Piece piece, int unitsPerQuarter)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(unitsPerQuarter, 1);
        var grid = new Grid(piece.TicksPerQuarter, unitsPerQuarter);
        return new Piece
        {
            Title = piece.Title,
            TicksPerQuarter = unitsPerQuarter,
            Parts = [.. piece.Parts.Select(part => Quantize(part, grid))],
            Tempos = new TempoMap(piece.Tempos.Changes.Select(change => change with { Tick = grid.Nearest(change.Tick) })),
            Meters = [.. piece.Meters.Select(change => change with { Tick = grid.Nearest(change.Tick) })],
            Keys = [.. piece.Keys.Select(change => change with { Tick = grid.Nearest(change.Tick) })],
            Chords = [.. piece.Chords.Select(change => change with { Tick = grid.Nearest(change.Tick) })],
            Texts = [.. piece.Texts.Select(text => text with { Tick = grid.Nearest(text.Tick) })],
            End = grid.Nearest(piece.End),
        };
    }

    private static Part Quantize(Part part, Grid grid) => part with
    {
        Notes = WithoutOverlaps(part.Notes.Select(note => Quantize(note, grid)).OrderBy(note => note.Start)),
        Controls = [.. part.Controls.Select(control => control with { Tick = grid.Nearest(control.Tick) })],
    };

    private static Note Quantize(Note note, Grid grid)
    {
        var start = grid.Nearest(note.Start);
        var end = Math.Max(start + 1, grid.Nearest((long)note.Start + note.Duration));
        return note with { Start = start, Duration = end - start };
    }

    private static ImmutableArray<Note> WithoutOverlaps(IEnumerable<Note> notesInOrder)
    {
        var notes = new List<Note>();
        Span<int> lastOfPitch = stackalloc int[PitchCount];
        lastOfPitch.Fill(-1);
        foreach (var note in notesInOrder)
        {
            var last = lastOfPitch[note.Pitch];
            if (last >= 0 && notes[last].Start == note.Start)
            {
                notes[last] = Merged(notes[last], note);
                continue;
            }

            if (last >= 0 && notes[last].End > note.Start)
            {
                notes[last] = notes[last] with { Duration = note.Start - notes[last].Start };
            }

            lastOfPitch[note.Pitch] = notes.Count;
            notes.Add(note);
        }

        return [.. notes];
    }

    private static Note Merged(Note one, Note other) => one with
    {
        Duration = Math.Max(one.Duration, other.Duration),
        Velocity = Math.Max(one.Velocity, other.Velocity),
    };

    private readonly record struct Grid(int TicksPerQuarter, int UnitsPerQuarter)
    {
        public int Nearest(long tick)
        {
            var unit = ((2 * tick * UnitsPerQuarter) + TicksPerQuarter) / (2L * TicksPerQuarter);
            return unit < int.MaxValue
                ? (int)unit
                : throw new MusicRnnException($"The piece is too long: tick {tick} cannot be counted in units of 1/{UnitsPerQuarter} of a quarter note.");
        }
    }
}
