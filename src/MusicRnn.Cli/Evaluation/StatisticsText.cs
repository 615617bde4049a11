using System.Globalization;
using Spectre.Console;

namespace MusicRnn.Cli.Evaluation;

/// <summary>Tells how generated pieces compare with a reference, in words and tables.</summary>
internal static class StatisticsText
{
    private const int CopiesTold = 5;
    private const double Percent = 100;

    /// <summary>All that was found out.</summary>
    public static void Tell(StatisticsFacts facts)
    {
        TellSet("Generated", facts.Generated);
        TellSet("Reference", facts.Reference);
        Terminal.Say("The reference's own two halves, drawn from the seed, are the referee: as far apart as they are, music of the same kind may be.");
        TellMetrics(facts);
        TellHistograms(facts);
        TellFeatures(facts);
        TellCopies(facts.Copies);
    }

    private static void TellSet(string name, SetFacts set)
    {
        var leftOut = set.Causes.IsEmpty ? "" : $" Left out: {string.Join(", ", set.Causes)}.";
        Terminal.Say(FormattableString.Invariant($"{name}: {set.Place}, {Wording.Count(set.Pieces, "piece")}, {set.Notes:n0} notes.{leftOut}"));
    }

    private static void TellMetrics(StatisticsFacts facts)
    {
        Terminal.Say("");
        Terminal.Say("Each metric's mean, and how far pieces lie about it. Apart: the difference of the means, in standard deviations of the reference.");
        var table = TableOf("metric", "generated", "reference", "apart", "one half", "other half", "apart");
        foreach (var metric in facts.Metrics.Where(metric => metric.Generated.Pieces + metric.Reference.Pieces > 0))
        {
            var unit = metric.Name.Contains(metric.Unit, StringComparison.Ordinal) ? "" : $", {metric.Unit}";
            table.AddRow(
                metric.Name + unit, Value(metric.Generated), Value(metric.Reference), Signed(metric.Apart),
                Number(metric.FirstHalf.Mean), Number(metric.SecondHalf.Mean), Signed(metric.HalvesApart));
        }

        Terminal.Results.Write(table);
    }

    private static void TellHistograms(StatisticsFacts facts)
    {
        Terminal.Say("");
        Terminal.Say("Which notes are used: the share of the histograms that both have in common, and the classes that differ most (generated / reference).");
        var table = TableOf("histogram", "generated", "halves").AddColumn("differ most");
        foreach (var histogram in facts.Histograms)
        {
            table.AddRow(histogram.Name, Number(histogram.Overlap), Number(histogram.HalvesOverlap), MostDiffering(histogram));
        }

        Terminal.Results.Write(table);
    }

    private static string MostDiffering(HistogramFacts histogram)
    {
        const int told = 3;
        double generated = Math.Max(1, histogram.Generated.Sum()), reference = Math.Max(1, histogram.Reference.Sum());
        var shares = histogram.Classes.Select((name, place) => (Name: name, Of: Percent * histogram.Generated[place] / generated, Other: Percent * histogram.Reference[place] / reference));
        return string.Join(", ", shares.OrderByDescending(share => Math.Abs(share.Of - share.Other)).Take(told)
            .Select(share => string.Create(CultureInfo.InvariantCulture, $"{share.Name} {share.Of:f0} / {share.Other:f0} %")));
    }

    private static void TellFeatures(StatisticsFacts facts)
    {
        Terminal.Say("");
        Terminal.Say($"Distances of pieces within a set, and from set to set (Yang and Lerch 2020), of up to {facts.SampleSize} pieces of each: overlapped area, 1 at best, and KL divergence in nats, 0 at best.");
        if (facts.Features.IsEmpty)
        {
            Terminal.Say("Too few pieces: there have to be two generated ones and four in the reference.");
            return;
        }

        var table = TableOf("feature", "within generated, area", "KL", "within reference, area", "KL", "halves, area", "KL");
        foreach (var feature in facts.Features)
        {
            table.AddRow(
                feature.Name, Number(feature.Generated.OverlappedArea), Number(feature.Generated.Divergence),
                Number(feature.Reference.OverlappedArea), Number(feature.Reference.Divergence),
                Number(feature.Halves.OverlappedArea), Number(feature.Halves.Divergence));
        }

        Terminal.Results.Write(table);
    }

    private static void TellCopies(CopyFacts copies)
    {
        Terminal.Say("");
        var halves = copies.Halves.Pieces == 0 ? "" : $" Pieces of one half share {Number(copies.Halves.Mean)} with the other, at most {copies.LongestOfHalves}.";
        Terminal.Say($"Longest run of notes, in any key, that is also in the reference: {Number(copies.Generated.Mean)} notes on average, at most {copies.Longest}.{halves}");
        foreach (var run in copies.Runs.Where(run => run.Notes > 0).Take(CopiesTold))
        {
            Terminal.Say($"  {run.Piece}, from bar {run.Bar}: {Wording.Count(run.Notes, "note")} of {run.Source}, from bar {run.SourceBar}");
        }
    }

    private static Table TableOf(string first, params string[] numbers) =>
        new Table().AddColumn(first).AddColumns([.. numbers.Select(name => new TableColumn(name).RightAligned())]);

    private static string Value(ValueFacts value) => value.Mean is null ? "-"
        : value.StandardDeviation is null ? Number(value.Mean) : $"{Number(value.Mean)} ± {Number(value.StandardDeviation)}";

    private static string Number(double? number) => number is { } value ? value.ToString(Math.Abs(value) < 1 ? "f3" : Math.Abs(value) < 10 ? "f2" : "f1", CultureInfo.InvariantCulture) : "-";

    private static string Signed(double? number) => number is { } value ? value.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture) : "-";
}
