using System.Diagnostics;
using System.Globalization;
using MusicRnn.Composing;
using MusicRnn.Composing.Novelty;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Benchmarks.Composing;

/// <summary>What a limit to copies costs: the same pieces composed without and with one, in turn, on one thread, by processor time.</summary>
internal static class NoveltyReport
{
    private const int Rounds = 7;
    private const int Pieces = 128;
    private const int Bars = 32;

    private static readonly int?[] Limits = [null, 12, 8];

    /// <summary>Measures, and writes a table.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="modelPath">A model that knows what it has learned from.</param>
    public static void Run(TextWriter output, string modelPath)
    {
        var model = Model.Read(modelPath);
        if (model.Novelty is not { } novelty)
        {
            throw new MusicRnnException($"{modelPath}: expected a model that knows what it has learned from. Train it again.");
        }

        var measured = Limits.Select(_ => new List<Measured>()).ToArray();
        using var team = new WorkerTeam(1);
        for (var round = 0; round <= Rounds; round++)
        {
            foreach (var (index, limit) in Limits.Index())
            {
                var one = Compose(model, team, limit, round);

                // The first round compiles.
                if (round > 0)
                {
                    measured[index].Add(one);
                }
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Pieces} pieces of {Bars} bars a round, {Rounds} rounds, {novelty.PieceCount} pieces learned from; limits take {SecondsOfLimit(novelty):f3} s to prepare"));
        output.WriteLine();
        output.WriteLine("| longest copy allowed | microseconds a token, median (least to most) | beside none | drawn for each token kept | pieces with more than 12, than 8 |");
        output.WriteLine("|---|---|---|---|---|");
        var free = Median(measured[0]);
        foreach (var (limit, rounds) in Limits.Zip(measured))
        {
            var times = rounds.Select(one => one.MicrosecondsPerToken).Order().ToArray();
            output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {limit?.ToString(CultureInfo.InvariantCulture) ?? "any"} | {Median(rounds):f2} ({times[0]:f2} to {times[^1]:f2}) | {(Median(rounds) / free) - 1:+0.0 %;-0.0 %} | {rounds.Average(one => one.DrawnForKept):f3} | {rounds.Sum(one => one.Above12)}, {rounds.Sum(one => one.Above8)} of {Rounds * Pieces} |"));
        }
    }

    // Everything that composing is: network, rules, decoding, checking again, and looking for the longest copies.
    private static Measured Compose(Model model, WorkerTeam team, int? limit, int round)
    {
        var options = new ComposingOptions { Count = Pieces, Bars = Bars, Seed = round, MaxCopy = limit, Sampling = new() { Temperature = 0.9, TopP = 0.98 } };
        var drawn = 0L;
        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var compositions = new Composer(model, team).Compose(options, progress => drawn = progress.Tokens);
        var seconds = (Process.GetCurrentProcess().TotalProcessorTime - before).TotalSeconds;
        var kept = compositions.Sum(composition => (long)composition.TokenCount);
        return new Measured(
            seconds * 1e6 / kept, (double)drawn / kept,
            compositions.Count(composition => composition.LongestCopy!.Notes > 12), compositions.Count(composition => composition.LongestCopy!.Notes > 8));
    }

    private static double SecondsOfLimit(NoveltyIndex novelty)
    {
        var watch = Stopwatch.StartNew();
        _ = new CopyLimit(novelty, 12);
        return watch.Elapsed.TotalSeconds;
    }

    private static double Median(List<Measured> rounds) => rounds.Select(one => one.MicrosecondsPerToken).Order().ElementAt(rounds.Count / 2);

    private readonly record struct Measured(double MicrosecondsPerToken, double DrawnForKept, int Above12, int Above8);
}
