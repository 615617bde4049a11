using MusicRnn.Music;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Tokens;

/// <summary>Finds the places of chord symbols in the bars that note tokens tell.</summary>
internal static class NoteChords
{
    /// <summary>The chords of a piece; null if it has none that can be read. A symbol that cannot be read leaves the chord before it. Throws <see cref="TokenException"/> if the piece cannot be told.</summary>
    public static ChordLine? Of(Piece piece, NoteVocabulary vocabulary)
    {
        var line = piece.Chords.IsEmpty ? null : new ChordLine(In(piece, new NoteEncoder(vocabulary, piece).Bars, vocabulary.Has(NoteTokenKind.Upbeat) ? 1 : 0));
        return line is null || line.Changes.All(change => change.Chord == ChordClasses.NoChord) ? null : line;
    }

    private static IEnumerable<ToldChord> In(Piece piece, IReadOnlyList<ScoreBar> bars, int mostPickups)
    {
        var pickups = bars[0].IsUpbeat ? mostPickups : 0;
        var bar = 0;
        foreach (var change in piece.Chords)
        {
            var chord = ChordSymbol.Parse(change.Symbol) is { } symbol ? ChordClasses.Of(symbol)
                : ChordChart.IsNoChord(change.Symbol) ? ChordClasses.NoChord
                : ChordClasses.NotTold;
            var unit = UnitOf(change.Tick, piece.TicksPerQuarter);
            while (bar < bars.Count && unit >= bars[bar].End)
            {
                bar++;
            }

            if (bar == bars.Count)
            {
                yield break;
            }

            if (chord != ChordClasses.NotTold)
            {
                // A silent pickup is not told: what stands over it holds from the first bar on.
                var length = bars[bar].Meter.BarTicks(NoteGrid.UnitsPerQuarter);
                yield return new ToldChord(bar - pickups, (byte)Math.Clamp(unit - bars[bar].Origin, 0, length - 1), (byte)length, (byte)chord);
            }
        }
    }

    private static int UnitOf(int tick, int ticksPerQuarter) => (int)((((long)tick * NoteGrid.UnitsPerQuarter) + (ticksPerQuarter / 2)) / ticksPerQuarter);
}
