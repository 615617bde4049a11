using System.Collections.Immutable;
using System.Globalization;
using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>THE LIST of the histograms. None counts drums.</summary>
public static class NoteHistograms
{
    // Beyond an octave an interval counts as its direction alone.
    private const int LargestInterval = 12;

    /// <summary>All histograms.</summary>
    public static ImmutableArray<NoteHistogram> All { get; } =
    [
        new("note lengths", NoteLengths.Names, LengthsOf),
        new("intervals", [$"below -{LargestInterval}", .. Enumerable.Range(-LargestInterval, (2 * LargestInterval) + 1).Select(NameOf), $"above +{LargestInterval}"], IntervalsOf),
        new("pitch classes", ["C", "C#", "D", "Eb", "E", "F", "F#", "G", "Ab", "A", "Bb", "B"], PitchCounts.OfClasses),
    ];

    private static string NameOf(int interval) => interval.ToString("+0;-0;0", CultureInfo.InvariantCulture);

    private static int[] LengthsOf(Piece piece)
    {
        var counts = new int[NoteLengths.Names.Length];
        foreach (var note in PitchCounts.Pitched(piece).SelectMany(part => part.Notes))
        {
            counts[NoteLengths.ClassOf(note.Duration, piece.TicksPerQuarter)]++;
        }

        return counts;
    }

    private static int[] IntervalsOf(Piece piece)
    {
        const int beyond = LargestInterval + 1;
        var counts = new int[(2 * beyond) + 1];
        foreach (var (from, to) in MelodicLine.StepsOf(piece))
        {
            counts[Math.Clamp(to.Pitch - from.Pitch, -beyond, beyond) + beyond]++;
        }

        return counts;
    }
}
