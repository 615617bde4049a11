using MusicRnn.Music;
using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Makes notes outside the scale less likely without forbidding them: some nats off their logits, for the same key as
/// <see cref="KeyRule"/>. One nat off is about a third of the probability left, three nats a twentieth.
/// </summary>
internal sealed class KeyPull(INotePreview preview, Key? asked, double nats) : ISamplingRule
{
    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        if ((preview.Key ?? asked) is not { } key)
        {
            return;
        }

        for (var token = 0; token < logits.Length; token++)
        {
            if (logits[token] != ISamplingRule.Excluded && preview.TryPreview(token, out var note) && !Scale.Has(key, note.Pitch))
            {
                logits[token] -= nats;
            }
        }
    }
}
