using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>drum_pattern_consistency</c>: the share of drum strokes on the beat or its fourths (a duple pattern), or on the
/// beat or its thirds (a triple one), whichever is larger; NaN without drums. A beat is a quarter note. After Dong, Hsiao,
/// Yang and Yang, "MuseGAN", AAAI 2018. As in MusPy only a stroke on the very tick is in the pattern, and ticks that
/// cannot be divided so have only the beat, or its half.
/// </summary>
internal static class DrumPatternConsistency
{
    private const int Fourths = 4;
    private const int Thirds = 3;

    public static double Of(Piece piece)
    {
        var strokes = piece.Parts.Where(part => part.IsPercussion).SelectMany(part => part.Notes).ToArray();
        if (strokes.Length == 0)
        {
            return double.NaN;
        }

        var quarter = piece.TicksPerQuarter;
        var duple = quarter % Fourths == 0 ? quarter / Fourths : quarter % 2 == 0 ? quarter / 2 : quarter;
        var triple = quarter % Thirds == 0 ? quarter / Thirds : quarter;
        return Math.Max(strokes.Count(stroke => stroke.Start % duple == 0), strokes.Count(stroke => stroke.Start % triple == 0)) / (double)strokes.Length;
    }
}
