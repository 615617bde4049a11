using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Editing;

/// <summary>Finds the way in which a model accompanies.</summary>
internal static class Harmony
{
    /// <summary>Prepares a piece of which a part, by its index, is given. Throws <see cref="MusicRnnException"/> if the model's tokens cannot tell it.</summary>
    public static IEditingTask Of(ITokenizer tokenizer, Piece piece, int given)
    {
        try
        {
            return tokenizer switch
            {
                NoteTokenizer notes => new NoteHarmony(notes, piece, given),
                FrameTokenizer when piece.Parts[given].IsPercussion => throw new TokenException("percussion has no pitches"),
                FrameTokenizer frames => new FrameHarmony(frames, piece, given),
                _ => throw new MusicRnnException($"the model writes {tokenizer.Name}: parts can be composed to a melody with models of notes or frames. Train one without --tokens, or with --tokens frames."),
            };
        }
        catch (TokenException exception)
        {
            throw EditablePiece.Untellable(exception);
        }
    }
}
