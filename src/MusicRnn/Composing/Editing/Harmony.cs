using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>Finds the way in which a model accompanies.</summary>
internal static class Harmony
{
    /// <summary>Prepares a piece of which a part, by its index, is given; a model of text takes its text, if there is one. Throws <see cref="MusicRnnException"/> if the model's tokens cannot tell it.</summary>
    public static IEditingTask Of(NetworkInput input, Piece piece, int given, string? text = null)
    {
        try
        {
            // How many notes there will be is not known yet.
            var told = PieceToldTo.Network(input, piece with { Parts = [piece.Parts[given]] }) with { Density = 0 };
            return input.Tokenizer switch
            {
                NoteTokenizer notes => new NoteHarmony(notes, piece, given) { Told = told },
                FrameTokenizer when piece.Parts[given].IsPercussion => throw new TokenException("percussion has no pitches"),
                FrameTokenizer frames => new FrameHarmony(frames, piece, given) { Told = told },
                ITextTokenizer texts => OfText(input, texts, piece, text ?? WrittenTune.TextOf(piece)),
                _ => throw new MusicRnnException($"the model writes {input.Tokenizer.Name}: parts can be composed to a melody with models of notes or frames, and chord symbols with models of ABC text. Train one without --tokens."),
            };
        }
        catch (TokenException exception)
        {
            throw EditablePiece.Untellable(exception);
        }
    }

    private static TextHarmony OfText(NetworkInput input, ITextTokenizer tokenizer, Piece piece, string text)
    {
        var harmony = new TextHarmony(tokenizer, text);
        harmony.Told = PieceToldTo.Network(input, piece, harmony.ToldTokens);
        return harmony;
    }
}
