using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Live;

/// <summary>Cuts single bars out of a piece.</summary>
internal static class BarCutter
{
    /// <summary>The ticks a quarter note of all that is played live, the usual number in MIDI files.</summary>
    public const int TicksPerQuarter = 480;

    /// <summary>
    /// The notes that begin in a bar, as a piece whose tick 0 is the bar line, and the bar's length. A pickup is filled up with
    /// rest before its notes, so that it begins on a bar line too.
    /// </summary>
    public static (Piece Music, int Ticks) Cut(Piece piece, Bar bar, bool isFirst, double? quartersPerMinute)
    {
        var full = bar.Meter.BarTicks(piece.TicksPerQuarter);
        var rest = isFirst && bar.Length < full ? full - bar.Length : 0;
        int TickOf(int tick) => Rescale(Math.Max(0, tick - bar.Start) + rest, piece.TicksPerQuarter);
        var parts = ImmutableArray.CreateBuilder<Part>(piece.Parts.Length);
        foreach (var part in piece.Parts)
        {
            parts.Add(new Part { Name = part.Name, Channel = part.Channel, Program = part.Program, IsPercussion = part.IsPercussion, Notes = NotesIn(part, bar, TickOf) });
        }

        var key = piece.Keys.LastOrDefault(change => change.Tick <= bar.Start + (bar.Length / 2));
        var music = new Piece
        {
            TicksPerQuarter = TicksPerQuarter,
            Parts = parts.MoveToImmutable(),
            Meters = [new MeterChange(0, bar.Meter)],
            Keys = piece.Keys.IsEmpty || key.Tick > bar.Start + (bar.Length / 2) ? [] : [new KeyChange(0, key.Key)],
            Tempos = quartersPerMinute is { } tempo ? new TempoMap([TempoChange.FromQuartersPerMinute(0, tempo)]) : TemposIn(piece, bar, TickOf),
        };
        return (music, Math.Max(1, Rescale(bar.Length + rest, piece.TicksPerQuarter)));
    }

    // Ends are rounded, not durations, so that notes that met still do.
    private static ImmutableArray<Note> NotesIn(Part part, Bar bar, Func<int, int> tickOf)
    {
        var notes = ImmutableArray.CreateBuilder<Note>();
        foreach (var note in part.Notes)
        {
            if (note.Start >= bar.Start && note.Start < bar.End)
            {
                var start = tickOf(note.Start);
                notes.Add(note with { Start = start, Duration = tickOf(note.End) - start });
            }
        }

        return notes.DrainToImmutable();
    }

    private static TempoMap TemposIn(Piece piece, Bar bar, Func<int, int> tickOf) => new(
    [
        new TempoChange(0, piece.Tempos.MicrosecondsPerQuarterAt(bar.Start)),
        .. piece.Tempos.Changes.Where(change => change.Tick > bar.Start && change.Tick < bar.End).Select(change => change with { Tick = tickOf(change.Tick) }),
    ]);

    private static int Rescale(int tick, int ticksPerQuarter) =>
        ticksPerQuarter == TicksPerQuarter ? tick : (int)(((long)tick * TicksPerQuarter * 2 / ticksPerQuarter) + 1) / 2;
}
