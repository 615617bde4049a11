using MusicRnn.Tokens;

namespace MusicRnn.Live;

/// <summary>
/// Pulls on the logits so that more or fewer notes are drawn than the network predicts. Where tokens tell positions (notes), each
/// quarter note that a token would let pass without a note costs as much as the density says; where they tell pitches frame by
/// frame (frames), each further pitch gains it. ABC text is written letter by letter, and no single one makes it denser.
/// </summary>
internal sealed class DensityPull
{
    private const int NotPassing = -1;

    // In grid units from the bar line, for positions; the bar line itself passes all that is left of the bar.
    private readonly int[] _passesTo;
    private readonly bool[] _isPitch;
    private readonly bool[] _isBarLine;
    private readonly int[] _barUnits;
    private int _position;
    private int _barLength = NoteGrid.UnitsPerWhole;

    private DensityPull(int vocabularySize)
    {
        (_passesTo, _isPitch, _isBarLine, _barUnits) = (new int[vocabularySize], new bool[vocabularySize], new bool[vocabularySize], new int[vocabularySize]);
        Array.Fill(_passesTo, NotPassing);
    }

    /// <summary>The pull for a tokenizer; null if its tokens cannot be pulled so.</summary>
    public static DensityPull? For(ITokenizer tokenizer)
    {
        var pull = new DensityPull(tokenizer.Vocabulary.Count);
        switch (tokenizer)
        {
            case NoteTokenizer:
                pull.LearnNotes(tokenizer.Vocabulary);
                return pull;
            case FrameTokenizer:
                pull._isPitch.AsSpan(FrameTokens.FirstPitch).Fill(true);
                return pull;
            default:
                return null;
        }
    }

    /// <summary>Is told of each token that was taken.</summary>
    public void Take(int token)
    {
        if (_barUnits[token] > 0)
        {
            _barLength = _barUnits[token];
        }

        if (_isBarLine[token])
        {
            _position = 0;
        }
        else if (_passesTo[token] >= 0)
        {
            _position = _passesTo[token];
        }
    }

    /// <summary>Changes the V logits.</summary>
    public void Apply(double density, Span<float> logits)
    {
        for (var token = 0; token < logits.Length && density != 0; token++)
        {
            if (_isPitch[token])
            {
                logits[token] += (float)density;
            }
            else if (_isBarLine[token] || _passesTo[token] >= 0)
            {
                var to = _isBarLine[token] ? _barLength : _passesTo[token];
                logits[token] -= (float)(density * Math.Max(0, to - _position) / NoteGrid.UnitsPerQuarter);
            }
        }
    }

    private void LearnNotes(Vocabulary vocabulary)
    {
        for (var number = 0; number < vocabulary.Count; number++)
        {
            _ = NoteTokenTable.TryParse(vocabulary[number], out var token);
            switch (token.Kind)
            {
                case NoteTokenKind.Position:
                    _passesTo[number] = token.Value;
                    break;
                case NoteTokenKind.Bar or NoteTokenKind.End:
                    _isBarLine[number] = true;
                    break;
                case NoteTokenKind.Meter:
                    _barUnits[number] = NoteTokenTable.Meters[token.Value].BarTicks(NoteGrid.UnitsPerQuarter);
                    break;
                default:
                    break;
            }
        }
    }
}
