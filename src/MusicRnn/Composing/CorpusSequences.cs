using MathNet.Numerics.Random;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// The training pieces of a corpus, each time in another key: in its own with a certain probability, else in any other
/// that the vocabulary can tell. All keys together teach what a small corpus cannot; the own key teaches its habits. Each
/// time the network is told something else of what the piece is.
/// </summary>
internal sealed class CorpusSequences<TSequence>(Corpus corpus, TrainingPlan plan, ControlSet? controls, Func<DrawnSequence, TSequence> sequenceOf) : ISequenceSource<TSequence>
{
    public int Count => corpus.Training.Length;

    public TSequence Draw(int index, RandomSource chance)
    {
        var piece = corpus.Training[index];
        var semitones = chance.NextDouble() < plan.OwnKeyShare ? 0 : piece.Transpositions[chance.Next(piece.Transpositions.Length)];
        var tokens = piece.Sequence(semitones);
        var tempo = 1.0;
        if (plan.TempoRange > 0)
        {
            tempo += plan.TempoRange * ((2 * chance.NextDouble()) - 1);
            tokens = corpus.Tokenizer.AtTempo(tokens, tempo) ?? tokens;
        }

        var told = controls is null ? default : controls.ValuesOf(piece.Controls.AtTempo(tempo), semitones, piece.Bars).DrawTold(chance);
        return sequenceOf(new DrawnSequence(tokens, semitones != 0, told));
    }
}
