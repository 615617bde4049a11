using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Excludes notes outside the scale of the key that holds: the one that the piece has told last, or, while it has told none,
/// the one that was asked for. Without any, it excludes nothing.
/// </summary>
internal sealed class KeyRule(INotePreview preview, int vocabularySize, Key? asked) : NoteExclusion(preview, vocabularySize)
{
    /// <inheritdoc/>
    protected override bool Excludes(PreviewedNote note) => (Preview.Key ?? asked) is { } key && !Scale.Has(key, note.Pitch);
}
