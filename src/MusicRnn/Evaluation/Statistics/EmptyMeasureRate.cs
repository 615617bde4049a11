using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>empty_measure_rate</c>: the share of bars in which nothing sounds, not even drums; NaN for a piece without
/// length. As in MusPy a note that ends on a bar line touches the bar after it. After Dong, Hsiao, Yang and Yang,
/// "MuseGAN", AAAI 2018. Where the meter changes, the bars are those of <see cref="BarLines"/>.
/// </summary>
internal static class EmptyMeasureRate
{
    public static double Of(Piece piece)
    {
        var bars = BarLines.Of(piece);
        return bars.Count == 0 ? double.NaN : 1 - ((double)Touched.Count(piece, bars.IndexAt) / bars.Count);
    }
}
