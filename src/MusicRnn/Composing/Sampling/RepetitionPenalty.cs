using MusicRnn.Tokens;

namespace MusicRnn.Composing.Sampling;

/// <summary>
/// Makes pitches that go on and on less likely, after the penalty of Keskar et al. 2019 ("CTRL: a conditional transformer
/// language model for controllable generation"). There a token is penalised as soon as it has occurred. Music lives on
/// repetition, so here it takes more, and grows with it: some nats off for each time by which <see cref="PitchRepetition"/>
/// says that the pitch has been struck too often in its part. As that has no bound while one pitch is repeated, no network is
/// so sure of it that it never ends. Tokens that strike no note stay as they are.
/// </summary>
internal sealed class RepetitionPenalty(INotePreview preview, double nats) : ISamplingRule
{
    private readonly List<PitchRepetition> _parts = [];

    /// <inheritdoc/>
    public void Apply(Span<double> logits)
    {
        for (var token = 0; token < logits.Length; token++)
        {
            if (logits[token] != ISamplingRule.Excluded && preview.TryPreview(token, out var note) && note.Part < _parts.Count)
            {
                logits[token] -= nats * _parts[note.Part].ExcessOf(note);
            }
        }
    }

    /// <inheritdoc/>
    public void Take(int token)
    {
        if (!preview.TryPreview(token, out var note))
        {
            return;
        }

        while (_parts.Count <= note.Part)
        {
            _parts.Add(new PitchRepetition());
        }

        _parts[note.Part].Take(note);
    }
}
