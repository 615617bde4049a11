using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>A decoder that knows before it takes a token which note it would strike, so that notes can be judged before they are drawn.</summary>
public interface INotePreview
{
    /// <summary>The units of <see cref="PreviewedNote.Start"/> in a quarter note.</summary>
    int UnitsPerQuarter { get; }

    /// <summary>Whether its tokens can tell a key.</summary>
    bool TellsKeys => false;

    /// <summary>The key that the piece has told last; null if it has told none.</summary>
    Key? Key => null;

    /// <summary>
    /// The pitched note that a token would strike, or make of the note that was struck last; false if it does neither. The notes
    /// of a part come in the order of their onsets, those of one onset in any order.
    /// </summary>
    bool TryPreview(int token, out PreviewedNote note);
}
