namespace MusicRnn.Tokens;

/// <summary>A decoder that knows before it takes a token which note it would strike, so that notes can be judged before they are drawn.</summary>
public interface INotePreview
{
    /// <summary>The units of <see cref="PreviewedNote.Start"/> in a quarter note.</summary>
    int UnitsPerQuarter { get; }

    /// <summary>
    /// The pitched note that a token would strike, or make of the note that was struck last; false if it does neither. Within a
    /// part and an onset the last note told is the one that the part's line is made of.
    /// </summary>
    bool TryPreview(int token, out PreviewedNote note);
}
