using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// MusPy's <c>empty_beat_rate</c>: the share of beats in which nothing sounds, not even drums; NaN for a piece without
/// length. A beat is a quarter note in every meter, and as in MusPy a note that ends on a beat touches that beat, and the
/// beat at which the last note ends is one too: four quarter notes in a row are five beats, none of them empty.
/// </summary>
internal static class EmptyBeatRate
{
    public static double Of(Piece piece)
    {
        var length = piece.LastNoteEnd;
        if (length == 0)
        {
            return double.NaN;
        }

        var beats = (length / piece.TicksPerQuarter) + 1;
        return 1 - ((double)Touched.Count(piece, tick => tick / piece.TicksPerQuarter) / beats);
    }
}
