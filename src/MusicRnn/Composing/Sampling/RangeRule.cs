using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>Excludes notes below the lowest or above the highest pitch that was asked for, both included in what is left.</summary>
internal sealed class RangeRule(INotePreview preview, int vocabularySize, int lowest, int highest) : NoteExclusion(preview, vocabularySize)
{
    /// <inheritdoc/>
    protected override bool Excludes(PreviewedNote note) => note.Pitch < lowest || note.Pitch > highest;
}
