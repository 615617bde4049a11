using System.Buffers;
using MusicRnn.Music;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tokens.Telling;

/// <summary>Which tokens of ABC text tell which note: those of its letter, or the symbol that the letter is in.</summary>
internal static class TextTelling
{
    private const string MarksAfterNote = ",'0123456789/";

    private static readonly SearchValues<char> NoteLetters = SearchValues.Create("ABCDEFGabcdefg");

    public static ToldPiece Of(ITextTokenizer tokenizer, Piece piece)
    {
        try
        {
            return Of(tokenizer, AbcText.Of(piece));
        }
        catch (MusicRnnException exception) when (exception is not TokenException)
        {
            throw new TokenException(exception.Message);
        }
    }

    public static ToldPiece Of(ITextTokenizer tokenizer, string text)
    {
        var tokens = tokenizer.EncodeText(text);
        var written = AbcText.WrittenPiece(text) ?? throw new TokenException("it has no notes");
        var texts = tokens.Select(token => tokenizer.DecodeText([token])).ToArray();
        var tokenOf = TokenOfCharacter(texts);
        var places = written.Places.ToDictionary(place => place.Key, place => tokenOf[LetterAt(text, place.Value)]);
        var numbers = places.Values.Distinct().Order().Index().ToDictionary(each => each.Item, each => each.Index);
        var notes = new ToldNote?[numbers.Count];
        var numbersOfNotes = new Dictionary<(int Part, Note Note), int>();
        foreach (var (part, note) in written.Piece.Parts.SelectMany((part, index) => part.Notes.Select(note => (index, note))))
        {
            var place = places[(part, note.Start, note.Pitch)];
            notes[numbers[place]] ??= new ToldNote(place, part, note);
            numbersOfNotes[(part, note)] = numbers[place];
        }

        var musicFrom = MusicFrom(texts, notes[0]!.Value.Token);
        return new ToldPiece(
            written.Piece, [.. tokens], [.. notes.Select(note => note!.Value)],
            Owning.Of(
                tokens.Length, musicFrom,
                place => numbers.TryGetValue(place, out var number) ? number : null,
                place => texts[place].Length > 0 && texts[place].All(character => MarksAfterNote.Contains(character, StringComparison.Ordinal))))
        {
            Numbers = numbersOfNotes,
        };
    }

    private static int[] TokenOfCharacter(string[] texts) =>
        [.. texts.Index().SelectMany(token => Enumerable.Repeat(token.Index, token.Item.Length))];

    private static int LetterAt(string text, int place)
    {
        var letter = text.AsSpan(place).IndexOfAny(NoteLetters);
        return letter < 0 ? place : place + letter;
    }

    // The music begins on the line after the last field before the first note.
    private static int MusicFrom(string[] texts, int firstNote)
    {
        var scan = new AbcScan();
        for (var place = 0; place < firstNote; place++)
        {
            foreach (var character in texts[place])
            {
                scan.Take(character);
            }

            if (scan.IsInMusic)
            {
                return place + 1;
            }
        }

        return firstNote;
    }
}
