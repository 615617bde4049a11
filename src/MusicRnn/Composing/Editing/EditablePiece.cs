using MusicRnn.Music;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;
using MusicRnn.Tokens.Guides;

namespace MusicRnn.Composing.Editing;

/// <summary>A piece whose bars can be composed anew, in the tokens of a model. Bars are full ones: a pickup before them is always given.</summary>
internal abstract class EditablePiece
{
    /// <summary>The number of bars.</summary>
    public abstract int Bars { get; }

    /// <summary>What the network is told of it.</summary>
    public ControlValues Told { get; private init; }

    /// <summary>Prepares a piece. Throws <see cref="MusicRnnException"/> if the model's tokens cannot tell it.</summary>
    /// <param name="input">What the network is told.</param>
    /// <param name="piece">The piece.</param>
    /// <param name="text">Its ABC text, which a model of text edits; null has one written.</param>
    public static EditablePiece Of(NetworkInput input, Piece piece, string? text = null)
    {
        try
        {
            return input.Tokenizer switch
            {
                NoteTokenizer notes => new EditableNotes(notes, piece) { Told = PieceToldTo.Network(input, piece) },
                FrameTokenizer frames => new EditableFrames(frames, piece) { Told = PieceToldTo.Network(input, piece) },
                ITextTokenizer texts => OfText(input, texts, piece, text),
                _ => throw new MusicRnnException($"the model writes {input.Tokenizer.Name}, which has no bars: bars can be rewritten and varied with models of notes, frames or ABC text. Train one without --tokens."),
            };
        }
        catch (TokenException exception)
        {
            throw Untellable(exception);
        }
    }

    private static EditableText OfText(NetworkInput input, ITextTokenizer tokenizer, Piece piece, string? text)
    {
        var written = text ?? WrittenTune.TextOf(piece);
        return new EditableText(tokenizer, written) { Told = PieceToldTo.Network(input, piece, tokenizer.EncodeText(ToldText.Of(tokenizer, written))) };
    }

    /// <summary>What is said of music that a model has no tokens for.</summary>
    public static MusicRnnException Untellable(TokenException exception) =>
        new($"the music cannot be told in the model's tokens: {exception.Message}. Choose music that is like what the model has learned.", exception);

    /// <summary>Composes some of its bars, counted from 0, anew.</summary>
    /// <param name="isFree">Whether a bar is composed anew.</param>
    /// <param name="tokens">What the other bars are, if some of them are new already; null for the piece itself.</param>
    /// <param name="isNew">Which bars are new then; null if only the free ones are.</param>
    public abstract IEditingTask Rewriting(Func<int, bool> isFree, IReadOnlyList<int>? tokens = null, Func<int, bool>? isNew = null);
}
