using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>MusPy's <c>pitch_range</c>: the highest pitch less the lowest, in semitones; 0 without notes. Drums are ignored.</summary>
internal static class PitchRange
{
    public static double Of(Piece piece)
    {
        var counts = PitchCounts.Of(piece).AsSpan();
        var lowest = counts.IndexOfAnyExcept(0);
        return lowest < 0 ? 0 : counts.LastIndexOfAnyExcept(0) - lowest;
    }
}
