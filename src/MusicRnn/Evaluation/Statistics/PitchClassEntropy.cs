using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>pitch_class_entropy</c>: the entropy of the shares of the 12 pitch classes among all notes, in bits; NaN
/// without notes. Drums are ignored. After Wu and Yang, "The Jazz Transformer on the Front Line", ISMIR 2020.
/// </summary>
internal static class PitchClassEntropy
{
    public static double Of(Piece piece) => PitchCounts.Entropy(PitchCounts.OfClasses(piece));
}
