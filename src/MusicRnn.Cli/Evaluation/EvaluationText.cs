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
        Terminal.Say(facts.Scored switch
        {
            "new" => $"Scored: {Wording.Count(facts.Pieces, "piece")}, in files that the model was not made from.",
            "test" => $"Scored: {Wording.Count(facts.Pieces, "test piece")}, by which nothing was chosen. Not scored: {Wording.Count(facts.LeftOut, "piece")} on the training side.",
            _ => $"Scored: {Wording.Count(facts.Pieces, "validation piece")}, by which the network and the baselines were chosen. Not scored: {Wording.Count(facts.LeftOut, "piece")} on the training side.",
        });
        Terminal.Say($"They have {Counts(facts)}. {(IsOfFrames(facts) ? "The first frame of each piece is given, and its end is not scored." : "The first token of each piece is given.")}");
        TellDropped(facts.Dropped);
        if (ofEachFile)
        {
            TellFiles(facts);
        }

        TellPredictions(facts);
        Terminal.Say(facts.BaselinesLearnedFrom == 0
            ? "No baseline could be trained, as no file here is one that the model learned from. Name the folder it was trained on: --training FOLDER"
            : $"The baselines learned from {Wording.Count(facts.BaselinesLearnedFrom, "piece")} of the training side, as the same tokens.");
    }

    private static void TellPredictions(EvaluationFacts facts)
    {
        (string Name, bool IsTold, Func<PredictionFacts, string> Of)[] columns =
        [
            ($"nats a {facts.Unit}", true, row => Number(row.NatsPerUnit)),
            ("mean of the pieces' means", IsOfFrames(facts), row => Number(row.MeanOfPieces)),
            ("a note", facts.Unit != "note" && facts.Notes > 0, row => Number(row.NatsPerNote)),
            ("a bar", facts.Bars > 0, row => Number(row.NatsPerBar)),
            ("a token", facts.Units != facts.Tokens, row => Number(row.NatsPerToken)),
            ("perplexity", true, row => Number(row.Perplexity)),
            ("tokens foreseen", true, row => Percent(row.Accuracy)),
        ];
        var told = columns.Where(column => column.IsTold).ToArray();
        var table = new Table().AddColumn("predicted by");
        AddNumberColumns(table, [.. told.Select(column => column.Name)]);
        foreach (var row in facts.Predictions)
        {
            table.AddRow([Markup.Escape(row.By), .. told.Select(column => column.Of(row))]);
        }

        Terminal.Results.Write(table);
    }

    private static void TellFiles(EvaluationFacts facts)
    {
        var table = new Table().AddColumn("piece");
        AddNumberColumns(table, "tokens", "notes", "bars", $"network, nats a {facts.Unit}", $"{facts.BestBaseline ?? "no baseline"}, nats a {facts.Unit}", "tokens foreseen");
        foreach (var file in facts.Files)
        {
            table.AddRow(
                Markup.Escape(file.Name), Count(file.Tokens), Count(file.Notes), Count(file.Bars),
                Number(file.NetworkNats / file.Units), Number((file.BaselineNats ?? double.NaN) / file.Units), Percent(file.Accuracy));
        }

        Terminal.Results.Write(table);
    }

    // The literature on piano-rolls has two conventions, and leaves first frames and ends out.
    private static bool IsOfFrames(EvaluationFacts facts) => facts.Unit == "frame";

    private static string Counts(EvaluationFacts facts)
    {
        var units = facts.Unit == "note" || facts.Units == facts.Tokens ? "" : FormattableString.Invariant($"{facts.Units:n0} {facts.Unit}s, ");
        var bars = facts.Bars == 0 ? "" : FormattableString.Invariant($" and {facts.Bars:n0} bars");
        return FormattableString.Invariant($"{units}{facts.Tokens:n0} tokens{(bars == "" ? " and" : ",")} {facts.Notes:n0} notes{bars}");
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
