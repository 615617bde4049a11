using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>The share of bars that are like an earlier one in every note of every part, pitch, place and duration; bars of rest aside. NaN with fewer than two bars that are none.</summary>
internal static class RepeatedBars
{
    public static double Of(Piece piece)
    {
        var bars = BarSequence.Of(BarContents.Of(piece)).Where(bar => bar != BarSequence.Rest).ToArray();
        return bars.Length < 2 ? double.NaN : 1 - ((double)bars.Distinct().Count() / bars.Length);
    }
}
