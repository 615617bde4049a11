using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>polyphony_rate</c> with its own threshold: the share of all ticks up to the end of the last note, of drums
/// too, at which more than two different pitches sound; NaN for a piece without length. Drums are otherwise ignored.
/// After Dong, Hsiao, Yang and Yang, "MuseGAN", AAAI 2018.
/// </summary>
internal static class PolyphonyRate
{
    private const int Threshold = 2;

    public static double Of(Piece piece)
    {
        var length = piece.LastNoteEnd;
        return length == 0 ? double.NaN : SoundingPitches.TicksByNumber(piece).Skip(Threshold + 1).Sum() / (double)length;
    }
}
