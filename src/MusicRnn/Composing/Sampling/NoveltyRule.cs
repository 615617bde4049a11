using MusicRnn.Composing.Novelty;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>Excludes notes that would make a copied run longer than allowed. It costs one look into a table for each note that is struck; only where the last notes are a copy as long as allowed, one for each that could follow.</summary>
internal sealed class NoveltyRule(INotePreview preview, int vocabularySize, CopyLimit limit) : NoteExclusion(preview, vocabularySize)
{
    private readonly List<GrowingLine> _lines = [];

    /// <inheritdoc/>
    protected override bool MayExclude
    {
        get
        {
            foreach (var line in _lines)
            {
                if (line.IsAtLimit)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <inheritdoc/>
    public override void Take(int token)
    {
        if (!Preview.TryPreview(token, out var note))
        {
            return;
        }

        while (_lines.Count <= note.Part)
        {
            _lines.Add(new GrowingLine(limit, Preview.UnitsPerQuarter));
        }

        _lines[note.Part].Take(note);
    }

    /// <inheritdoc/>
    protected override bool Excludes(PreviewedNote note) => note.Part < _lines.Count && _lines[note.Part].WouldCopyTooMuch(note);
}
