using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>MusPy's <c>n_pitches_used</c>: the number of different pitches. Drums are ignored.</summary>
internal static class PitchesUsed
{
    public static double Of(Piece piece) => PitchCounts.Of(piece).Count(count => count > 0);
}
