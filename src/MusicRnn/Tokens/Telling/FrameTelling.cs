using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens.Telling;

/// <summary>Which frame tokens tell which note: the first of a row of frames with its pitch strikes it, the others hold it.</summary>
internal static class FrameTelling
{
    public static ToldPiece Of(FrameTokenizer tokenizer, Piece piece)
    {
        var tokens = tokenizer.Encode(piece);
        var decoder = tokenizer.CreateDecoder();
        foreach (var token in tokens)
        {
            decoder.Take(token);
        }

        var (strikes, noteOf) = Follow(tokenizer, tokens);
        var told = decoder.ToPiece();
        var notes = told.Parts[0].Notes.ToDictionary(note => (note.Start, note.Pitch));
        return new ToldPiece(
            told, [.. tokens],
            [.. strikes.Select(strike => new ToldNote(strike.Place, 0, notes[(strike.Frame, tokenizer.PitchOf(tokens[strike.Place]))]))],
            Owning.Of(tokens.Length, 1, place => noteOf[place]));
    }

    // Where each note is told first, and by token the note that it strikes or holds.
    private static (ImmutableArray<(int Place, int Frame)> Strikes, ImmutableArray<int?> NoteOf) Follow(FrameTokenizer tokenizer, int[] tokens)
    {
        var strikes = ImmutableArray.CreateBuilder<(int Place, int Frame)>();
        var noteOf = new int?[tokens.Length];
        var (before, sounding) = (new Dictionary<int, int>(), new Dictionary<int, int>());
        var frame = 0;
        for (var place = 0; place < tokens.Length; place++)
        {
            if (tokenizer.CountsAsNote(tokens[place]))
            {
                if (!before.TryGetValue(tokens[place], out var note))
                {
                    note = strikes.Count;
                    strikes.Add((place, frame));
                }

                sounding[tokens[place]] = note;
                noteOf[place] = note;
            }
            else if (tokenizer.CountsAsUnit(tokens[place]))
            {
                frame++;
                (before, sounding) = (sounding, before);
                sounding.Clear();
            }
        }

        return (strikes.ToImmutable(), [.. noteOf]);
    }
}
