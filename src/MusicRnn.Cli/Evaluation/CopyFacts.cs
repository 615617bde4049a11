using System.Collections.Immutable;
using MusicRnn.Composing.Novelty;

namespace MusicRnn.Cli.Evaluation;

/// <summary>The longest runs of notes that pieces share with others, in whatever key.</summary>
/// <param name="Generated">The length of the runs of the generated pieces in the whole reference, in notes.</param>
/// <param name="Longest">The longest of them.</param>
/// <param name="Halves">The length of the runs of the second half's sample in the first half.</param>
/// <param name="LongestOfHalves">The longest of those.</param>
/// <param name="Runs">The run of each generated piece, the longest first.</param>
internal sealed record CopyFacts(ValueFacts Generated, int Longest, ValueFacts Halves, int LongestOfHalves, ImmutableArray<CopiedRun> Runs)
{
    public static CopyFacts Of(IReadOnlyList<CopiedRun> generated, IReadOnlyList<CopiedRun> halves) => new(
        ValueFacts.Of([.. generated.Select(run => (double)run.Notes)]),
        generated.Select(run => run.Notes).DefaultIfEmpty(0).Max(),
        ValueFacts.Of([.. halves.Select(run => (double)run.Notes)]),
        halves.Select(run => run.Notes).DefaultIfEmpty(0).Max(),
        [.. generated.OrderByDescending(run => run.Notes).ThenBy(run => run.Piece, StringComparer.Ordinal)]);
}
