using MusicRnn.Music;

namespace MusicRnn.Tokens.Telling;

/// <summary>Which note tokens tell which note.</summary>
internal static class NoteTelling
{
    public static ToldPiece Of(NoteTokenizer tokenizer, Piece piece)
    {
        var tokens = tokenizer.Encode(piece);

        // The same grid and the same order as those of the encoder, so that the n-th note token tells the n-th note.
        var onGrid = Quantizer.Quantize(piece, NoteGrid.UnitsPerQuarter);
        var inOrder = onGrid.Parts.SelectMany((part, number) => part.Notes.Select(note => (Part: number, Note: note)))
            .OrderBy(each => each.Note.Start).ThenBy(each => each.Part).ThenBy(each => each.Note.Pitch);
        var places = tokens.Index().Where(token => tokenizer.CountsAsNote(token.Item)).Select(token => token.Index).ToArray();
        var notes = inOrder.Zip(places, (each, place) => new ToldNote(place, each.Part, each.Note));
        var firstBar = Array.FindIndex(tokens, tokenizer.BeginsBar);
        var number = 0;
        return new ToldPiece(onGrid, [.. tokens], [.. notes], Owning.Of(tokens.Length, firstBar, place => tokenizer.CountsAsNote(tokens[place]) ? number++ : null));
    }
}
