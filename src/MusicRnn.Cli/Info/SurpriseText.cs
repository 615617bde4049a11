using System.Globalization;
using Spectre.Console;

namespace MusicRnn.Cli.Info;

/// <summary>Tells in words and a table how surprising a piece was.</summary>
internal static class SurpriseText
{
    private const int NotesToTell = 12;
    private const int AlternativesToTell = 3;

    // Less than this is told of no token.
    private const double LeastProbability = 0.005;
    private const int Percent = 100;

    /// <summary>A summary and the most surprising notes.</summary>
    public static void Tell(SurpriseFacts facts)
    {
        Terminal.Say(FormattableString.Invariant(
            $"Surprise: {facts.BitsPerNote:f2} bits a note, {facts.PitchBitsPerNote:f2} of them by its pitch alone; {facts.ForeseenPitches * Percent:f0} % of the pitches were the likeliest. A bit is one toss of a coin."));
        Terminal.Say(FormattableString.Invariant(
            $"In all:   {facts.Bits:f1} bits ({facts.Nats:f1} nats) in {Wording.Count(facts.Tokens, "token")}: {Wording.Count(facts.Notes.Length, "note")} {facts.Notes.Sum(note => note.Bits):f1}, what stands before the music {facts.OpeningBits:f1}, what follows the last note {facts.EndingBits:f1}."));
        if (facts.Notes.IsEmpty)
        {
            return;
        }

        var table = new Table().AddColumns("most surprising");
        table.AddColumns([.. ((string[])["bar", "beat", "part", "bits", "by pitch"]).Select(name => new TableColumn(name).RightAligned().NoWrap())]);
        table.AddColumns("likeliest as its pitch", "most of it by");
        foreach (var note in facts.Notes.Where(note => !note.Tokens.IsEmpty).OrderByDescending(note => note.Bits).ThenBy(note => note.Number).Take(NotesToTell))
        {
            table.AddRow([.. Row(note).Select(Markup.Escape)]);
        }

        Terminal.Results.Write(table);
        Terminal.Say("To a note belong its pitch and all that is told since the note before: bar line, place in the bar, length, velocity. Every note: --json; a picture: --png FILE");
    }

    private static string[] Row(SurprisingNoteFacts note) =>
    [
        note.Name, $"{note.Bar}", note.Beat.ToString("0.##", CultureInfo.InvariantCulture), $"{note.Part}",
        note.Bits.ToString("f1", CultureInfo.InvariantCulture), note.PitchBits?.ToString("f1", CultureInfo.InvariantCulture) ?? "given",
        Likeliest(note), MostSurprising(note),
    ];

    private static string Likeliest(SurprisingNoteFacts note) => string.Join(", ", note.Likeliest
        .Where(token => token.Probability >= LeastProbability).Take(AlternativesToTell)
        .Select(token => FormattableString.Invariant($"{token.Words} {token.Probability * Percent:f0} %")));

    private static string MostSurprising(SurprisingNoteFacts note)
    {
        var token = note.Tokens.MinBy(token => token.Probability)!;
        return FormattableString.Invariant($"{token.Words}, held {token.Probability * Percent:0.##} % likely");
    }
}
