using System.Globalization;
using MusicRnn.Tokens;
using Spectre.Console;

namespace MusicRnn.Cli.Evaluation;

/// <summary>Tells of an evaluation in words and tables.</summary>
internal static class EvaluationText
{
    private const int ExamplesOfEach = 3;

    /// <summary>All that was found out.</summary>
    /// <param name="facts">What is told.</param>
    /// <param name="ofEachFile">Whether each piece gets a line.</param>
    public static void Tell(EvaluationFacts facts, bool ofEachFile)
    {
        Terminal.Say(facts.Scored == "new"
            ? $"Scored: {Wording.Count(facts.Pieces, "piece")}, in files that the model was not made from."
            : $"Scored: {Wording.Count(facts.Pieces, "validation piece")}, by which the network and the orders of the n-grams were chosen. Not scored: {Wording.Count(facts.LeftOut, "piece")} on the training side.");
        Terminal.Say(FormattableString.Invariant($"They have {facts.Tokens:n0} tokens, {facts.Notes:n0} notes and {facts.Bars:n0} bars. The first token of each piece is given."));
        TellDropped(facts.Dropped);
        if (ofEachFile)
        {
            TellFiles(facts);
        }

        var table = new Table().AddColumn("predicted by");
        AddNumberColumns(table, "nats a token", "a note", "a bar", "perplexity", "tokens foreseen");
        foreach (var row in facts.Predictions)
        {
            table.AddRow(row.By, Number(row.NatsPerToken), Number(row.NatsPerNote), Number(row.NatsPerBar), Number(row.Perplexity), Percent(row.Accuracy));
        }

        Terminal.Results.Write(table);
        Terminal.Say(facts.BaselinesLearnedFrom == 0
            ? "No baseline could be trained, as no file here is one that the model learned from. Name the folder it was trained on: --training FOLDER"
            : $"The baselines learned from {Wording.Count(facts.BaselinesLearnedFrom, "piece")} of the training side, as the same tokens.");
    }

    private static void TellFiles(EvaluationFacts facts)
    {
        var table = new Table().AddColumn("piece");
        AddNumberColumns(table, "tokens", "notes", "bars", "network, nats a note", $"{facts.BestBaseline}, nats a note", "tokens foreseen");
        foreach (var file in facts.Files)
        {
            table.AddRow(
                Markup.Escape(file.Name), Count(file.Tokens), Count(file.Notes), Count(file.Bars),
                Number(file.NetworkNats / file.Notes), Number(file.BaselineNats / file.Notes), Percent(file.Accuracy));
        }

        Terminal.Results.Write(table);
    }

    private static void TellDropped(IEnumerable<DroppedPiece> dropped)
    {
        foreach (var same in dropped.GroupBy(piece => piece.Reason, StringComparer.Ordinal))
        {
            var more = same.Count() > ExamplesOfEach ? $" and {same.Count() - ExamplesOfEach} more" : "";
            Terminal.Say($"  dropped: {Wording.Count(same.Count(), "piece")}: {same.Key} ({string.Join(", ", same.Take(ExamplesOfEach).Select(piece => piece.Name))}{more})");
        }
    }

    private static void AddNumberColumns(Table table, params string[] names) =>
        table.AddColumns([.. names.Select(name => new TableColumn(name).RightAligned())]);

    private static string Count(long count) => count.ToString(CultureInfo.InvariantCulture);

    private static string Number(double number) => double.IsFinite(number) ? number.ToString("f3", CultureInfo.InvariantCulture) : "-";

    private static string Percent(double? share) => share is { } number ? (100 * number).ToString("f1", CultureInfo.InvariantCulture) + " %" : "-";
}
