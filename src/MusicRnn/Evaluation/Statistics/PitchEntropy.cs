using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>MusPy's <c>pitch_entropy</c>: the entropy of the shares of the 128 pitches among all notes, in bits; NaN without notes. Drums are ignored.</summary>
internal static class PitchEntropy
{
    public static double Of(Piece piece) => PitchCounts.Entropy(PitchCounts.Of(piece));
}
