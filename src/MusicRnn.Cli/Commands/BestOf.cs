using System.CommandLine;
using System.Globalization;
using MusicRnn.Composing;
using MusicRnn.Evaluation.Ranking;
using MusicRnn.Learning.Kernels;
using Spectre.Console;

namespace MusicRnn.Cli.Commands;

/// <summary>The option <c>--best-of</c>: more pieces are composed than are written.</summary>
internal sealed class BestOf
{
    private const int MostCandidates = 100_000;

    public Option<int?> Option { get; } = new Option<int?>("--best-of")
    {
        Description = "Compose so many and keep the best: one, or as many as -n says. The table says how each was judged.",
        HelpName = "N",
    }.InRange(1, MostCandidates);

    /// <summary>Makes it wrong usage to keep more than are composed.</summary>
    public void AddTo(Command command, Option<int> count)
    {
        command.Options.Add(Option);
        command.Validators.Add(result =>
        {
            if (result.GetResult(count) is { Implicit: false } && TryGet(result, Option) is { } candidates && TryGet(result, count) is { } kept && kept > candidates)
            {
                result.AddError(string.Create(CultureInfo.InvariantCulture, $"--best-of is {candidates}: expected at least {kept}, as many as {count.Name} keeps."));
            }
        });
    }

    /// <summary>The best of the pieces, in the order of their numbers, after a table of all, the best first.</summary>
    public static IReadOnlyList<Composition> Choose(Model model, IReadOnlyList<Composition> compositions, int kept, WorkerTeam team, CancellationToken stop)
    {
        var ranking = CandidateRanking.Of(model, compositions, team, stop);
        var table = new Table();
        table.AddColumns([.. ((string[])["piece", "score", $"nats a {model.Record.Unit}", "likelihood", "statistics", "form", "ending", "copying", "longest copy"])
            .Select(name => new TableColumn(name).RightAligned().NoWrap())]);
        table.AddColumn("");
        foreach (var (rank, score) in ranking.Index())
        {
            table.AddRow(
                $"{score.Composition.Number}", Number(score.Total), Number(score.NatsPerUnit), Number(score.Likelihood), Number(score.Statistics), Number(score.Form),
                Number(score.Ending), Number(score.Copying), score.Composition.LongestCopy is { } run ? Wording.Count(run.Notes, "note") : "-", rank < kept ? "kept" : "");
        }

        Terminal.Results.Write(table);
        Terminal.Say("0 is best: how far each is, in deviations, from the music that was learned; 4 at most. Ending: 0 on the tonic, 1 on another note, 4 where it was cut off. Copying: 1 for each 8 notes in a row beyond 8.");
        if (model.Record.Metrics is null)
        {
            Terminal.Say("This model does not say what is usual in the music that it learned, so statistics and form are not judged. Train it again with this version.");
        }

        return [.. ranking.Take(kept).Select(score => score.Composition).OrderBy(composition => composition.Number)];
    }

    private static string Number(double? value) => value?.ToString("f2", CultureInfo.InvariantCulture) ?? "-";

    private static T? TryGet<T>(System.CommandLine.Parsing.CommandResult result, Option<T> option)
    {
        try
        {
            return result.GetValue(option);
        }
        catch (InvalidOperationException)
        {
            // It is no number, which is told by its own line.
            return default;
        }
    }
}
