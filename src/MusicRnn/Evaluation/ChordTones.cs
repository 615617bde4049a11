using MusicRnn.Music;

namespace MusicRnn.Evaluation;

/// <summary>
/// How many of a melody's notes on strong beats are tones of the chord that holds there. Strong are the bar line and, in meters of four
/// beats or any larger even number, the middle of the bar. Only places where a note begins under a chord count.
/// </summary>
/// <param name="Notes">The notes on strong beats that begin under a chord.</param>
/// <param name="InChord">How many of them are tones of it.</param>
public readonly record struct ChordTones(int Notes, int InChord)
{
    private const int FewestBeatsWithMiddle = 4;
    private const int PitchClasses = 12;

    /// <summary>Their share, 0 to 1; not a number without any.</summary>
    public double Share => (double)InChord / Notes;

    /// <summary>Counts them in a piece, whose melody is the highest note of its first part with notes, against these chords.</summary>
    public static ChordTones Of(Piece piece, IReadOnlyList<ChordChange> chords)
    {
        var melody = piece.Parts.FirstOrDefault(part => !part.IsPercussion && part.Notes.Length > 0);
        var highest = (melody?.Notes ?? []).GroupBy(note => note.Start).ToDictionary(group => group.Key, group => group.Max(note => note.Pitch));
        var counted = default(ChordTones);
        var next = 0;
        ChordSymbol? chord = null;
        foreach (var beat in StrongBeatsOf(piece))
        {
            for (; next < chords.Count && chords[next].Tick <= beat; next++)
            {
                var symbol = chords[next].Symbol;
                chord = symbol == ChordChart.NoChord ? null : ChordSymbol.Parse(symbol) ?? chord;
            }

            if (chord is not null && highest.TryGetValue(beat, out var pitch))
            {
                counted += new ChordTones(1, chord.PitchClasses.Contains(pitch % PitchClasses) ? 1 : 0);
            }
        }

        return counted;
    }

    /// <summary>The notes of two counts.</summary>
    public static ChordTones operator +(ChordTones one, ChordTones other) => new(one.Notes + other.Notes, one.InChord + other.InChord);

    /// <summary>The notes of two counts.</summary>
    public static ChordTones Add(ChordTones one, ChordTones other) => one + other;

    private static IEnumerable<int> StrongBeatsOf(Piece piece)
    {
        foreach (var bar in Bars.Of(piece))
        {
            if (bar.Length < bar.Meter.BarTicks(piece.TicksPerQuarter))
            {
                continue;
            }

            yield return bar.Start;
            if (bar.Meter.Beats >= FewestBeatsWithMiddle && int.IsEvenInteger(bar.Meter.Beats))
            {
                yield return bar.Start + (bar.Length / 2);
            }
        }
    }
}
