using MusicRnn.Music;

namespace MusicRnn.Tests.Composing.Novelty;

/// <summary>
/// The longest copied run by trying each note of a piece against each of each source: nothing of the library's search is in it.
/// The pieces stand on a grid of 24 or fewer to the quarter.
/// </summary>
internal static class BruteForce
{
    private const long Grid = 24;

    /// <summary>The notes of the longest run; 0 if there are not two.</summary>
    public static int LongestRun(Piece piece, IReadOnlyCollection<Piece> sources) => LongestRun(piece, sources, (_, _) => true);

    /// <summary>The same of the runs with a new note in them; whether one is new is asked by the index of its part and its tick.</summary>
    public static int LongestRun(Piece piece, IReadOnlyCollection<Piece> sources, Func<int, int, bool> isNew)
    {
        var longest = 1;
        foreach (var (part, line) in piece.Parts.Index().Where(part => !part.Item.IsPercussion).Select(part => (part.Index, LineOf(part.Item, piece.TicksPerQuarter))))
        {
            foreach (var other in sources.SelectMany(LinesOf))
            {
                for (var from = 0; from + longest < line.Count; from++)
                {
                    for (var at = 0; at + longest < other.Count; at++)
                    {
                        var notes = 1;
                        while (from + notes < line.Count && at + notes < other.Count
                            && line[from + notes].Pitch - line[from].Pitch == other[at + notes].Pitch - other[at].Pitch
                            && line[from + notes].Time - line[from].Time == other[at + notes].Time - other[at].Time)
                        {
                            notes++;
                        }

                        longest = line[from..(from + notes)].Any(note => isNew(part, note.Tick)) ? Math.Max(longest, notes) : longest;
                    }
                }
            }
        }

        return longest == 1 ? 0 : longest;
    }

    private static IEnumerable<List<(long Time, int Pitch, int Tick)>> LinesOf(Piece piece) =>
        piece.Parts.Where(part => !part.IsPercussion).Select(part => LineOf(part, piece.TicksPerQuarter));

    private static List<(long Time, int Pitch, int Tick)> LineOf(Part part, int ticksPerQuarter) =>
    [
        .. part.Notes
            .GroupBy(note => note.Start)
            .OrderBy(onset => onset.Key)
            .Select(onset => (onset.Key * Grid / ticksPerQuarter, onset.Max(note => note.Pitch), onset.Key)),
    ];
}
