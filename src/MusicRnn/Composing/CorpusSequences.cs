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
internal sealed class CorpusSequences<TSequence>(Corpus corpus, double ownKeyShare, ControlSet? controls, Func<DrawnSequence, TSequence> sequenceOf) : ISequenceSource<TSequence>
{
    public int Count => corpus.Training.Length;

    public TSequence Draw(int index, RandomSource chance)
    {
        var piece = corpus.Training[index];
        var semitones = chance.NextDouble() < ownKeyShare ? 0 : piece.Transpositions[chance.Next(piece.Transpositions.Length)];
        var told = controls is null ? default : controls.ValuesOf(piece.Controls, semitones, piece.Bars).DrawTold(chance);
        return sequenceOf(new DrawnSequence(piece.Sequence(semitones), semitones != 0, told));
    }
}
