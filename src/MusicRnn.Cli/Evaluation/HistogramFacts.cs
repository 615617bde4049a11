using System.Collections.Immutable;
using MusicRnn.Evaluation.Statistics;

namespace MusicRnn.Cli.Evaluation;

/// <summary>How notes fall into classes.</summary>
/// <param name="Name">The histogram's name.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Generated">The notes of each class in the generated pieces.</param>
/// <param name="Reference">The notes of each class in the reference.</param>
/// <param name="Overlap">The part that the shares of both have in common, 0 to 1; null if one has no notes.</param>
/// <param name="HalvesOverlap">The same of the reference's halves.</param>
internal sealed record HistogramFacts(
    string Name, ImmutableArray<string> Classes, IReadOnlyList<long> Generated, IReadOnlyList<long> Reference, double? Overlap, double? HalvesOverlap)
{
    public static HistogramFacts Of(int index, PieceSet generated, HalvedSet reference)
    {
        var histogram = NoteHistograms.All[index];
        var (of, all) = (generated.Counts(index), reference.Counts(index));
        return new HistogramFacts(
            histogram.Name, histogram.Classes, of, all,
            Number(NoteHistogram.Overlap(of, all)), Number(NoteHistogram.Overlap(reference.First.Counts(index), reference.Second.Counts(index))));
    }

    private static double? Number(double value) => double.IsNaN(value) ? null : value;
}
