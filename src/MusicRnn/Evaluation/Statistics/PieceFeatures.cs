using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// THE LIST of the features of Yang and Lerch, "On the evaluation of generative models in music", Neural Computing and
/// Applications 32 (2020). Their toolbox reads the first track of a MIDI file; here all parts but drums are read, intervals and
/// times along each part's line (the highest note at each onset). Times are in quarter notes, not seconds, so that no
/// tempo matters; histograms and matrices are shares of their sum; what they take bar by bar is a mean for each bar.
/// </summary>
public static class PieceFeatures
{
    /// <summary>All features.</summary>
    public static ImmutableArray<PieceFeature> All { get; } =
    [
        new("pitch count", piece => Scalar(PitchesUsed.Of(piece))),
        new("pitch range", piece => Scalar(PitchRange.Of(piece))),
        new("average pitch interval", piece => MeanOfSteps(piece, (from, to) => Math.Abs(to.Pitch - from.Pitch))),
        new("note count", piece => Scalar(piece.NoteCount)),
        new("note count a bar", piece => Scalar(NotesPerBar.Of(piece))),
        new("average time between onsets", piece => MeanOfSteps(piece, (from, to) => (double)(to.Start - from.Start) / piece.TicksPerQuarter)),
        new("pitch-class histogram", PitchClassHistogram),
        new("pitch-class transitions", piece => Transitions(piece, PitchCounts.PitchClasses, note => note.Pitch % PitchCounts.PitchClasses)),
        new("note-length histogram", NoteLengthHistogram),
        new("note-length transitions", piece => Transitions(piece, NoteLengths.Names.Length, note => NoteLengths.ClassOf(note.Duration, piece.TicksPerQuarter))),
    ];

    private static double[]? Scalar(double value) => double.IsNaN(value) ? null : [value];

    private static double[]? MeanOfSteps(Piece piece, Func<Note, Note, double> of)
    {
        var values = MelodicLine.StepsOf(piece).Select(step => of(step.From, step.To)).ToArray();
        return values.Length == 0 ? null : [values.Average()];
    }

    // Weighted by duration, as the paper has it.
    private static double[]? PitchClassHistogram(Piece piece)
    {
        var ticks = new double[PitchCounts.PitchClasses];
        foreach (var note in PitchCounts.Pitched(piece).SelectMany(part => part.Notes))
        {
            ticks[note.Pitch % ticks.Length] += note.Duration;
        }

        return Shares(ticks);
    }

    private static double[]? NoteLengthHistogram(Piece piece)
    {
        var counts = new double[NoteLengths.Names.Length];
        foreach (var note in PitchCounts.Pitched(piece).SelectMany(part => part.Notes))
        {
            counts[NoteLengths.ClassOf(note.Duration, piece.TicksPerQuarter)]++;
        }

        return Shares(counts);
    }

    // A row for each class that is left, a column for each that is reached.
    private static double[]? Transitions(Piece piece, int classes, Func<Note, int> classOf)
    {
        var counts = new double[classes * classes];
        foreach (var (from, to) in MelodicLine.StepsOf(piece))
        {
            counts[(classOf(from) * classes) + classOf(to)]++;
        }

        return Shares(counts);
    }

    private static double[]? Shares(double[] counts)
    {
        var total = counts.Sum();
        return total == 0 ? null : [.. counts.Select(count => count / total)];
    }
}
