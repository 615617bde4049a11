namespace MusicRnn.Tokens;

/// <summary>
/// What is known of a sequence where its next token is to be predicted, from the tokens so far alone. Training, scoring and
/// composing read the same, in the order of the tokenizer's <see cref="InputFeatures"/>.
/// </summary>
public interface ITokenContext
{
    /// <summary>The first token that can come next, and the one after the last: all others have no probability.</summary>
    (int From, int To) Possible { get; }

    /// <summary>How many bars there are so far, as played, each begun or each completed; a pickup does not count. It never becomes less.</summary>
    int Bars { get; }

    /// <summary>Where a note would stand if the next token struck one; only tokens whose <see cref="ITokenizer.ChordsOf"/> tells chords know it.</summary>
    ScorePlace Place => default;

    /// <summary>The place in the sequence, from 0, of the token that followed the longest earlier match; <see cref="MatchPointer.None"/> without one, or where nobody asks.</summary>
    int MatchPlace => MatchPointer.None;

    /// <summary>Takes the next token.</summary>
    void Take(int token);

    /// <summary>The values of a feature of the step that the last token completed; overwritten by the next call.</summary>
    ReadOnlySpan<int> StepValues(int feature);

    /// <summary>The values of a feature of the token that comes next; overwritten by the next call.</summary>
    ReadOnlySpan<int> TokenValues(int feature);
}
