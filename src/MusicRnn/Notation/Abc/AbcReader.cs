using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>
/// Reads tunes in ABC notation, version 2.1 (abcnotation.com), with the loose old forms that the web's tunebooks have.
/// Repeats, variant endings and play orders are played out; ties are merged; grace notes and decorations do not sound.
/// </summary>
public static class AbcReader
{
    /// <summary>
    /// Reads all tunes of a text. A tune that makes no sense is left out and reported. Throws
    /// <see cref="NotationException"/> with <paramref name="source"/> where the text holds no tune at all.
    /// </summary>
    public static ReadResult Read(string text, string source)
    {
        var problems = new AbcProblems();
        var pieces = Read(text, source, problems);
        return new ReadResult(pieces, [.. problems.InOrder()]);
    }

    /// <summary>The same, with what is wrong added to a list.</summary>
    internal static ImmutableArray<Piece> Read(string text, string source, AbcProblems problems)
    {
        var book = AbcBook.Split(text, problems);
        if (book.Tunes.Count == 0)
        {
            throw new NotationException(source, "1:1", "expected a tune that begins with X: and has a key K:, found none. Give an ABC file.");
        }

        var pieces = ImmutableArray.CreateBuilder<Piece>();
        var entries = 0;
        foreach (var tune in book.Tunes)
        {
            if (entries > AbcLimits.BookEntries)
            {
                problems.Add(tune[0].Start, $"expected at most {AbcLimits.BookEntries} notes in one text, found more. The other tunes are left out; split the text.");
                break;
            }

            if (ReadTune(book, tune, problems) is { } piece)
            {
                pieces.Add(piece);
                entries += piece.NoteCount + piece.Chords.Length + piece.Keys.Length + piece.Tempos.Changes.Length + piece.Texts.Length + piece.Meters.Length;
            }
        }

        return pieces.ToImmutable();
    }

    private static Piece? ReadTune(AbcBook book, List<AbcLine> tune, AbcProblems problems)
    {
        try
        {
            if (AbcPieceBuilder.Build(AbcTuneReader.Read(book, tune, problems), problems) is { } piece)
            {
                return piece;
            }

            problems.Add(tune[0].Start, "expected notes in the tune, found none. The tune is left out.");
        }
        catch (AbcTuneException exception)
        {
            problems.Add(exception.Position, exception.Message);
        }

        return null;
    }
}
