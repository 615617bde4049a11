using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>MusPy's <c>polyphony</c>: the number of different pitches that sound, averaged over the ticks at which any does; NaN if none ever does. Drums are ignored.</summary>
internal static class Polyphony
{
    public static double Of(Piece piece)
    {
        var ticks = SoundingPitches.TicksByNumber(piece);
        var sounding = ticks.Skip(1).Sum();
        return sounding == 0 ? double.NaN : ticks.Index().Sum(entry => (double)entry.Index * entry.Item) / sounding;
    }
}
