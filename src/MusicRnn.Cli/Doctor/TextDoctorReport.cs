using System.Globalization;
using MusicRnn.Cli.Commands;
using MusicRnn.Notation;

namespace MusicRnn.Cli.Doctor;

/// <summary>The report as lines for a person.</summary>
internal sealed class TextDoctorReport : IDoctorReport
{
    private const int WidthOfKind = 13;
    private const int FrequentProblems = 8;

    private readonly ProblemForms _problems = new();

    /// <inheritdoc/>
    public void Add(FileOutcome file)
    {
        Terminal.Say(FolderReport.NameOf(file.Kind).PadRight(WidthOfKind) + LineOf(file));
        foreach (var problem in file.Problems)
        {
            _problems.Add(problem.Message);
            Terminal.Say(new string(' ', WidthOfKind + 2) + problem.ToString().ReplaceLineEndings(" "));
        }
    }

    /// <inheritdoc/>
    public void Finish(FolderTotals totals)
    {
        FolderReport.TellTotals(totals);
        foreach (var (form, count) in _problems.Frequent(FrequentProblems))
        {
            Terminal.Say($"  problems: {Times(count)}: {form}");
        }

        if (_problems.Kinds > FrequentProblems)
        {
            Terminal.Say($"  problems: {_problems.Kinds - FrequentProblems} more kinds");
        }
    }

    /// <inheritdoc/>
    public void Advise(string line) => Terminal.Say(line);

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private static string LineOf(FileOutcome file)
    {
        if (file.Pieces.IsEmpty)
        {
            return file.Reason.ReplaceLineEndings(" ");
        }

        var notes = Wording.Count(file.Pieces.Sum(piece => (long)piece.Piece.NoteCount), "note");
        var pieces = file.Pieces.Length == 1 ? "" : $"{Wording.Count(file.Pieces.Length, "piece")}, ";
        var problems = file.Problems.IsEmpty ? "" : $", {Wording.Count(file.Problems.Length, "problem")}";
        return $"{file.Name}: {pieces}{notes}{problems}";
    }

    private static string Times(int count) => count == 1 ? "once" : string.Create(CultureInfo.InvariantCulture, $"{count} times");
}
