using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>MusPy's <c>n_pitch_classes_used</c>: the number of different pitches, octaves aside. Drums are ignored.</summary>
internal static class PitchClassesUsed
{
    public static double Of(Piece piece) => PitchCounts.OfClasses(piece).Count(count => count > 0);
}
