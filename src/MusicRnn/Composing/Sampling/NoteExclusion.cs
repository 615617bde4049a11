using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>A rule that excludes tokens by the notes that they would strike. Where every token would be excluded, it excludes none.</summary>
internal abstract class NoteExclusion(INotePreview preview, int vocabularySize) : ISamplingRule
{
    private readonly bool[] _isExcluded = new bool[vocabularySize];

    /// <summary>The decoder that tells notes before they are struck.</summary>
    protected INotePreview Preview => preview;

    /// <summary>Whether there is any note that it excludes now.</summary>
    protected virtual bool MayExclude => true;

    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        if (!MayExclude)
        {
            return;
        }

        var isAnyLeft = false;
        for (var token = 0; token < logits.Length; token++)
        {
            if (logits[token] == ISamplingRule.Excluded)
            {
                _isExcluded[token] = true;
                continue;
            }

            _isExcluded[token] = preview.TryPreview(token, out var note) && Excludes(note);
            isAnyLeft |= !_isExcluded[token];
        }

        for (var token = 0; isAnyLeft && token < logits.Length; token++)
        {
            if (_isExcluded[token])
            {
                logits[token] = ISamplingRule.Excluded;
            }
        }
    }

    /// <inheritdoc/>
    public virtual void Take(int token)
    {
    }

    /// <summary>Whether the note must not be struck.</summary>
    protected abstract bool Excludes(PreviewedNote note);
}
