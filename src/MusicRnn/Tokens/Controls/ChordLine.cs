using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens.Controls;

/// <summary>The chords along a piece, as a network is told them: at each place the one that holds and the one that comes next.</summary>
public sealed record ChordLine
{
    /// <summary>Creates a line; of chords in a row that are the same the first is kept.</summary>
    /// <param name="chords">The chords in the order of their places.</param>
    public ChordLine(IEnumerable<ToldChord> chords)
    {
        var changes = ImmutableArray.CreateBuilder<ToldChord>();
        foreach (var chord in chords)
        {
            if (changes.Count == 0 || changes[^1].Chord != chord.Chord)
            {
                changes.Add(chord);
            }
        }

        Changes = changes.ToImmutable();
    }

    /// <summary>Where the chord changes; before the first there is none.</summary>
    public ImmutableArray<ToldChord> Changes { get; }

    /// <summary>The line of a chart.</summary>
    /// <param name="chart">The chart.</param>
    /// <param name="known">The names of the chords that were learned; chords of other kinds are told as the plain ones nearest to them.</param>
    public static ChordLine Of(ChordChart chart, IReadOnlyList<string> known) => new(chart.Bars.SelectMany((symbols, bar) => symbols.Select((symbol, share) => new ToldChord(
        bar, (byte)share, (byte)symbols.Length,
        (byte)(ChordSymbol.Parse(symbol) is { } chord ? ChordClasses.KnownOf(ChordClasses.Of(chord), known) : ChordClasses.NoChord)))));

    /// <summary>The same chords in another key, up if positive.</summary>
    public ChordLine Transpose(int semitones) =>
        semitones == 0 ? this : new ChordLine(Changes.Select(change => change with { Chord = (byte)ChordClasses.Transpose(change.Chord, semitones) }));

    /// <inheritdoc/>
    public bool Equals(ChordLine? other) => other is not null && Changes.SequenceEqual(other.Changes);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Changes.Length, Changes.FirstOrDefault());

    /// <summary>The number of changes up to a place; quick where it is asked for place after place.</summary>
    /// <param name="place">The place.</param>
    /// <param name="before">The answer for a place nearby.</param>
    internal int ChangesUntil(ScorePlace place, int before)
    {
        var count = before;
        while (count < Changes.Length && !IsAfter(Changes[count], place))
        {
            count++;
        }

        while (count > 0 && IsAfter(Changes[count - 1], place))
        {
            count--;
        }

        return count;
    }

    /// <summary>The chord that holds after so many changes.</summary>
    internal int Holding(int count) => count == 0 ? ChordClasses.NoChord : Changes[count - 1].Chord;

    /// <summary>The chord that comes next, up to the bar line at the end of this bar; if none comes, the one that holds.</summary>
    internal int Next(int count, ScorePlace place)
    {
        var comes = count < Changes.Length
            && (Changes[count].Bar <= place.Bar || (Changes[count].Bar == place.Bar + 1 && Changes[count].Share == 0));
        return comes ? Changes[count].Chord : Holding(count);
    }

    private static bool IsAfter(ToldChord chord, ScorePlace place) =>
        chord.Bar > place.Bar || (chord.Bar == place.Bar && place.BarLength * chord.Share / chord.Shares > place.Offset);
}
