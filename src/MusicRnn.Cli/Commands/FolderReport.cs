using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Commands;

/// <summary>Tells what became of the files that were read and of the pieces in them.</summary>
internal static class FolderReport
{
    private const int ExamplesOfEach = 3;

    /// <summary>How many files were kept, mended, dropped and passed over, and why, with some examples.</summary>
    public static void Tell(PieceFolderResult folder)
    {
        Terminal.Say(Summary(folder.Files.Length, folder.CountOf) + ".");
        foreach (var mended in folder.Files.Where(file => file.Kind == FileOutcomeKind.Mended).Take(ExamplesOfEach))
        {
            Terminal.Say($"  mended: {mended.Name}: {mended.Problems[0]}{More(mended.Problems.Length - 1, "problem")}");
        }

        foreach (var cause in folder.Causes)
        {
            Tell(cause);
            foreach (var file in folder.Files.Where(file => file.Kind == cause.Kind && file.Cause == cause.Cause && file.Kind == FileOutcomeKind.Dropped).Take(ExamplesOfEach))
            {
                Terminal.Say($"    {file.Reason}");
            }
        }
    }

    /// <summary>The same without examples, for files of which each was told by itself.</summary>
    public static void TellTotals(FolderTotals totals)
    {
        Terminal.Say($"{Summary(totals.Files, totals.CountOf)}; {Wording.Count(totals.Pieces, "piece")} with {Wording.Count(totals.Notes, "note")}.");
        foreach (var cause in totals.Causes)
        {
            Tell(cause);
        }
    }

    /// <summary>How many pieces are learned from and validated by, and which could not be used.</summary>
    public static void Tell(Corpus corpus)
    {
        var notes = corpus.Training.Concat(corpus.Validation).Sum(piece => (long)piece.NoteCount);
        var tokens = corpus.Training.Concat(corpus.Validation).Sum(piece => (long)piece.TokenCount);
        Terminal.Say(FormattableString.Invariant(
            $"Corpus: {Wording.Count(corpus.Training.Length, "piece")} to learn from, {corpus.Validation.Length} to validate, {notes:n0} notes, {tokens:n0} tokens{PerNote()}, {corpus.Tokenizer.Vocabulary.Count} different tokens."));
        string PerNote() => corpus.Tokenizer.Unit == "note" ? FormattableString.Invariant($", {(double)tokens / notes:f2} a note") : "";
        foreach (var (reason, count) in corpus.DroppedByReason)
        {
            Terminal.Say($"  dropped: {Wording.Count(count, "piece")}: {reason} ({string.Join(", ", corpus.Dropped.Where(piece => piece.Reason == reason).Take(ExamplesOfEach).Select(piece => piece.Name))}{More(count - ExamplesOfEach, "")})");
        }
    }

    /// <summary>A file's fate in a word or two.</summary>
    public static string NameOf(FileOutcomeKind kind) => kind switch
    {
        FileOutcomeKind.Kept => "kept",
        FileOutcomeKind.Mended => "mended",
        FileOutcomeKind.Dropped => "dropped",
        _ => "passed over",
    };

    private static string Summary(int files, Func<FileOutcomeKind, int> countOf) =>
        $"Read {Wording.Count(files, "file")}: {string.Join(", ", Enum.GetValues<FileOutcomeKind>().Select(kind => $"{countOf(kind)} {NameOf(kind)}"))}";

    private static void Tell(CauseCount cause) => Terminal.Say($"  {NameOf(cause.Kind)}: {Wording.Count(cause.Count, "file")} {cause.Cause}");

    private static string More(int count, string what) => count <= 0 ? "" : what.Length == 0 ? $" and {count} more" : $" and {Wording.Count(count, $"more {what}")}";
}
