using System.Globalization;
using Spectre.Console;

namespace MusicRnn.Cli.Info;

/// <summary>Tells of pieces in words and tables.</summary>
internal static class PieceText
{
    private const int ChangesToTell = 5;
    private const int ProblemsToTell = 20;
    private const int WidthOfLabel = 11;
    private const double SecondsInMinute = 60;

    /// <summary>All that is known of a file: of one piece everything, of several a table.</summary>
    /// <param name="file">What is known.</param>
    /// <param name="isPartOfFile">Whether there are more pieces in the file, to which the problems may belong.</param>
    public static void Tell(FileFacts file, bool isPartOfFile)
    {
        if (file.Pieces.Length == 1)
        {
            Tell(file.Pieces[0], file.File);
        }
        else
        {
            Terminal.Say($"{file.File}: {Wording.Count(file.Pieces.Length, "piece")}. One of them: --piece N");
            TellTable(file);
        }

        foreach (var problem in file.Problems.Take(ProblemsToTell))
        {
            Say("Problem", $"{(isPartOfFile ? "in the file, " : "")}{problem.ToString().ReplaceLineEndings(" ")}");
        }

        if (file.Problems.Length > ProblemsToTell)
        {
            Say("", $"and {file.Problems.Length - ProblemsToTell} more; all: musicrnn doctor {file.File}");
        }
    }

    /// <summary>The key, meters, tempo and length of a piece in one short line.</summary>
    public static string Summary(PieceFacts piece) => string.Join(" · ", new[]
    {
        Changes(piece.Keys, key => key, ""),
        Changes(piece.Meters, meter => meter, ""),
        Tempos(piece, ""),
        Bars(piece),
        Time(piece.Seconds),
    }.Where(text => text.Length > 0));

    private static void Tell(PieceFacts piece, string path)
    {
        Say("Title", piece.Title.Length > 0 ? piece.Title : "none");
        if (!piece.Composers.IsEmpty)
        {
            Say("Composer", string.Join(", ", piece.Composers));
        }

        TellRecipe(piece, path);
        Say("Length", $"{Bars(piece)}, {Time(piece.Seconds)}");
        Say("Meter", Changes(piece.Meters, meter => meter, "none said, so 4/4"));
        Say("Key", Changes(piece.Keys, key => key, "none said"));
        Say("Tempo", Tempos(piece, "none said, so 120 quarters a minute"));
        Say("Notes", $"{Wording.Count(piece.Notes, "note")} in {Wording.Count(piece.Parts.Length, "part")}, {Wording.Count(piece.ChordSymbols, "chord symbol")}, {piece.TicksPerQuarter} ticks a quarter");
        if (piece.Parts.IsEmpty)
        {
            return;
        }

        var table = new Table().AddColumns("part", "instrument");
        table.AddColumns([.. ((string[])["program", "channel", "notes", "range", "at once", "velocity", "controls"]).Select(name => new TableColumn(name).RightAligned().NoWrap())]);
        foreach (var part in piece.Parts)
        {
            table.AddRow([.. Row(part).Select(Markup.Escape)]);
        }

        Terminal.Results.Write(table);
        Terminal.Say("Programs and channels are counted from 1, as on instruments.");
    }

    private static void TellRecipe(PieceFacts piece, string path)
    {
        if (piece.Recipe is { } recipe)
        {
            var settings = recipe.Settings;
            Say("Composed", FormattableString.Invariant(
                $"by MusicRnn {recipe.ProgramVersion} with the model {settings.Title}, seed {settings.Seed}, piece {settings.FirstNumber}, temperature {settings.Sampling.Temperature}; all settings: --json"));
            if (recipe.Edit is { } edit)
            {
                Say("", FormattableString.Invariant($"{edit.Kind.ToString().ToLowerInvariant()} from {edit.Source}, SHA-256 {edit.SourceSha256}"));
            }

            Say("", $"the same again: musicrnn compose {settings.Title}{Composing.Model.Extension} --like {path}");
        }
        else if (piece.RecipeProblem is { } problem)
        {
            Say("Composed", problem);
        }
    }

    private static string[] Row(PartFacts part)
    {
        var range = part.LowestPitch is { } lowest && part.HighestPitch is { } highest && !part.Percussion
            ? $"{Music.PitchNames.Of(lowest)}-{Music.PitchNames.Of(highest)}"
            : "-";
        var velocity = part.LowestVelocity == part.HighestVelocity ? $"{part.LowestVelocity?.ToString(CultureInfo.InvariantCulture) ?? "-"}" : $"{part.LowestVelocity}-{part.HighestVelocity}";
        return [part.Name, part.Instrument, $"{part.Program + 1}", $"{part.Channel + 1}", $"{part.Notes}", range, $"{part.Polyphony}", velocity, $"{part.Controls}"];
    }

    private static void TellTable(FileFacts file)
    {
        var table = new Table().AddColumn(new TableColumn("piece").RightAligned()).AddColumns("title", "key", "meter");
        table.AddColumns([.. ((string[])["bars", "notes", "parts", "time"]).Select(name => new TableColumn(name).RightAligned().NoWrap())]);
        foreach (var piece in file.Pieces)
        {
            string[] row =
            [
                $"{piece.Number}", piece.Title, First(piece.Keys), First(piece.Meters), $"{piece.Bars}", $"{piece.Notes}", $"{piece.Parts.Length}", Time(piece.Seconds),
            ];
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        Terminal.Results.Write(table);
    }

    // The value at the beginning, with a mark if others follow.
    private static string First(IReadOnlyList<ChangeFact<string>> changes)
    {
        var different = WithoutRepetitions(changes);
        return different.Count == 0 ? "-" : different.Count == 1 ? different[0].Value : different[0].Value + " ...";
    }

    private static string Changes<T>(IReadOnlyList<ChangeFact<T>> changes, Func<T, string> wording, string ifNone)
    {
        var different = WithoutRepetitions(changes);
        var told = different.Take(ChangesToTell).Select((change, index) => wording(change.Value) + (index == 0 && change.Bar <= 1 ? "" : FormattableString.Invariant($" from bar {change.Bar}")));
        var more = different.Count - ChangesToTell;
        return different.Count == 0 ? ifNone : string.Join(", ", told) + (more > 0 ? $" and {more} more changes" : "");
    }

    private static string Tempos(PieceFacts piece, string ifNone)
    {
        var different = WithoutRepetitions([.. piece.Tempos.Select(change => change with { Value = Math.Round(change.Value, 1) })]);
        return different.Count switch
        {
            0 => ifNone,
            > ChangesToTell => FormattableString.Invariant(
                $"{different.Min(change => change.Value)} to {different.Max(change => change.Value)} quarters a minute, first {different[0].Value}, {different.Count - 1} changes"),
            _ => FormattableString.Invariant($"{different[0].Value} quarters a minute")
                + string.Concat(different.Skip(1).Select(change => FormattableString.Invariant($", {change.Value} from bar {change.Bar}"))),
        };
    }

    // A change that repeats what holds already only draws a bar line.
    private static List<ChangeFact<T>> WithoutRepetitions<T>(IReadOnlyList<ChangeFact<T>> changes) =>
        [.. changes.Where((change, index) => index == 0 || !EqualityComparer<T>.Default.Equals(changes[index - 1].Value, change.Value))];

    private static string Bars(PieceFacts piece) => Wording.Count(piece.Bars, "bar") + (piece.HasPickup ? " and a pickup" : "");

    private static string Time(double seconds) => string.Create(CultureInfo.InvariantCulture, $"{(int)(seconds / SecondsInMinute)}:{(int)(seconds % SecondsInMinute):00}");

    private static void Say(string label, string text) => Terminal.Say((label.Length > 0 ? label + ":" : "").PadRight(WidthOfLabel) + text);
}
