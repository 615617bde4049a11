using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Counts the beats or bars that notes touch, without keeping one value for each.</summary>
internal static class Touched
{
    /// <summary>How many places from that of a note's start to that of its end, both included, are any note's.</summary>
    /// <param name="piece">The piece; its drums count.</param>
    /// <param name="placeOf">The number of the place that a tick lies in, growing with the tick.</param>
    public static int Count(Piece piece, Func<int, int> placeOf)
    {
        var touched = 0;
        var next = 0;
        foreach (var note in piece.Parts.SelectMany(part => part.Notes).OrderBy(note => note.Start))
        {
            var first = Math.Max(next, placeOf(note.Start));
            var last = placeOf(note.End);
            touched += Math.Max(0, last - first + 1);
            next = Math.Max(next, last + 1);
        }

        return touched;
    }
}
