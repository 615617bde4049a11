using MusicRnn.Composing;
using MusicRnn.Tokens;

namespace MusicRnn.Evaluation;

/// <summary>How well something predicts sequences of tokens. The first token of each is given and not scored.</summary>
/// <param name="Nats">The negative log-likelihood of all scored tokens, in nats.</param>
/// <param name="Tokens">The number of scored tokens.</param>
/// <param name="Notes">The number of notes that they tell.</param>
/// <param name="Bars">The number of bars that they begin.</param>
/// <param name="Units">The number of the tokenizer's units: notes, frames or characters.</param>
public readonly record struct Likelihood(double Nats, long Tokens, long Notes, long Bars, long Units)
{
    /// <summary>Nats a token; not a number without tokens.</summary>
    public double NatsPerToken => Nats / Tokens;

    /// <summary>Nats a note, which can be compared between tokenizers that tell the same; not a number without notes.</summary>
    public double NatsPerNote => Nats / Notes;

    /// <summary>Nats a unit of the tokenizer: a note, frame or character; not a number without one.</summary>
    public double NatsPerUnit => Nats / Units;

    /// <summary>Nats a bar; not a number without bars.</summary>
    public double NatsPerBar => Nats / Bars;

    /// <summary>The number of equally likely tokens among which a choice is as hard.</summary>
    public double Perplexity => Math.Exp(NatsPerToken);

    /// <summary>The likelihood of both together.</summary>
    public static Likelihood operator +(Likelihood one, Likelihood other) => one.Add(other);

    /// <summary>The likelihood of both together.</summary>
    public Likelihood Add(Likelihood other) => new(Nats + other.Nats, Tokens + other.Tokens, Notes + other.Notes, Bars + other.Bars, Units + other.Units);

    /// <summary>The likelihood that a model gives to sequences of a tokenizer.</summary>
    public static Likelihood Of(SequenceModel model, IEnumerable<int[]> sequences, ITokenizer tokenizer)
    {
        var sum = default(Likelihood);
        foreach (var sequence in sequences)
        {
            sum += Of(model.NatsOf(sequence), sequence, tokenizer);
        }

        return sum;
    }

    /// <summary>
    /// A likelihood found elsewhere of a sequence as the literature scores piano-rolls: its first frame is given and its end not
    /// scored, so that neither counts here.
    /// </summary>
    public static Likelihood WithinPiece(double nats, ReadOnlySpan<int> sequence, ITokenizer tokenizer) =>
        Of(nats, FrameSequences.ScoredWithinPiece(tokenizer, sequence), tokenizer);

    /// <summary>A likelihood found elsewhere, with the tokens, notes and bars of the sequence that it belongs to.</summary>
    public static Likelihood Of(double nats, ReadOnlySpan<int> sequence, ITokenizer tokenizer)
    {
        var (notes, bars, units) = (0, 0, 0);
        for (var place = 1; place < sequence.Length; place++)
        {
            notes += tokenizer.CountsAsNote(sequence[place]) ? 1 : 0;
            bars += tokenizer.BeginsBar(sequence[place]) ? 1 : 0;
            units += tokenizer.CountsAsUnit(sequence[place]) ? 1 : 0;
        }

        return new Likelihood(nats, Math.Max(0, sequence.Length - 1), notes, bars, units);
    }
}
