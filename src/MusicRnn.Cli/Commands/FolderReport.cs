using MusicRnn.Notation;
using MusicRnn.Tokens;

namespace MusicRnn.Cli.Commands;

/// <summary>Tells what became of the files that were read and of the pieces in them.</summary>
internal static class FolderReport
{
    private const int ExamplesOfEach = 3;

    /// <summary>How many files were kept, mended, dropped and passed over, and why.</summary>
    public static void Tell(PieceFolderResult folder)
    {
        Terminal.Say(
            $"Read {Count(folder.Files.Length, "file")}: {folder.CountOf(FileOutcomeKind.Kept)} kept, {folder.CountOf(FileOutcomeKind.Mended)} mended, "
            + $"{folder.CountOf(FileOutcomeKind.Dropped)} dropped, {folder.CountOf(FileOutcomeKind.PassedOver)} passed over.");
        foreach (var mended in folder.Files.Where(file => file.Kind == FileOutcomeKind.Mended).Take(ExamplesOfEach))
        {
            Terminal.Say($"  mended: {mended.Name}: {mended.Problems[0]}{More(mended.Problems.Length - 1, "problem")}");
        }

        foreach (var cause in folder.Causes)
        {
            Terminal.Say($"  {NameOf(cause.Kind)}: {Count(cause.Count, "file")} {cause.Cause}");
            foreach (var file in folder.Files.Where(file => file.Kind == cause.Kind && file.Cause == cause.Cause && file.Kind == FileOutcomeKind.Dropped).Take(ExamplesOfEach))
            {
                Terminal.Say($"    {file.Reason}");
            }
        }
    }

    /// <summary>How many pieces are learned from and validated by, and which could not be used.</summary>
    public static void Tell(Corpus corpus)
    {
        var notes = corpus.Training.Concat(corpus.Validation).Sum(piece => (long)piece.NoteCount);
        var tokens = corpus.Training.Concat(corpus.Validation).Sum(piece => (long)piece.TokenCount);
        Terminal.Say(FormattableString.Invariant(
            $"Corpus: {Count(corpus.Training.Length, "piece")} to learn from, {corpus.Validation.Length} to validate, {notes:n0} notes, {(double)tokens / notes:f2} tokens a note, {corpus.Tokenizer.Vocabulary.Count} different tokens."));
        foreach (var (reason, count) in corpus.DroppedByReason)
        {
            Terminal.Say($"  dropped: {Count(count, "piece")}: {reason} ({string.Join(", ", corpus.Dropped.Where(piece => piece.Reason == reason).Take(ExamplesOfEach).Select(piece => piece.Name))}{More(count - ExamplesOfEach, "")})");
        }
    }

    private static string NameOf(FileOutcomeKind kind) => kind == FileOutcomeKind.Dropped ? "dropped" : "passed over";

    private static string Count(int count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

    private static string More(int count, string what) => count <= 0 ? "" : what.Length == 0 ? $" and {count} more" : $" and {Count(count, $"more {what}")}";
}
