using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>The notes of all parts, drums too, for each bar of the piece; NaN for a piece without length. The empty bar that MusPy counts after a last bar line is none here.</summary>
internal static class NotesPerBar
{
    public static double Of(Piece piece)
    {
        var bars = BarLines.Of(piece);
        if (bars.Count == 0)
        {
            return double.NaN;
        }

        var isAfterEnd = bars.Starts[^1] == piece.LastNoteEnd;
        return (double)piece.NoteCount / Math.Max(1, bars.Count - (isAfterEnd ? 1 : 0));
    }
}
