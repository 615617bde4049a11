using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>What is played in each bar: which part begins which pitch where in the bar, and for how long. Bars may be compared.</summary>
internal static class BarContents
{
    /// <summary>The notes that begin in each bar; none for a bar of rest. Empty bars at the end are left out.</summary>
    public static HashSet<BarNote>[] Of(Piece piece)
    {
        var bars = BarLines.Of(piece);
        HashSet<BarNote>[] contents = [.. Enumerable.Range(0, bars.Count).Select(_ => new HashSet<BarNote>())];
        foreach (var (number, part) in piece.Parts.Index())
        {
            foreach (var note in part.Notes)
            {
                // Of a piece with more bars than are looked at, and of one without length, some notes are in none.
                if (contents.Length > 0)
                {
                    var bar = bars.IndexAt(note.Start);
                    contents[bar].Add(new BarNote(number, note.Start - bars.Starts[bar], note.Duration, note.Pitch));
                }
            }
        }

        return contents.AsSpan().TrimEndOfRests();
    }

    /// <summary>Jaccard's index: of the notes of two bars, the share that both have; 0 if one is empty.</summary>
    public static double Similarity(HashSet<BarNote> one, HashSet<BarNote> other)
    {
        var shared = one.Count <= other.Count ? one.Count(other.Contains) : other.Count(one.Contains);
        return shared == 0 ? 0 : (double)shared / (one.Count + other.Count - shared);
    }

    private static HashSet<BarNote>[] TrimEndOfRests(this Span<HashSet<BarNote>> contents)
    {
        var length = contents.Length;
        while (length > 0 && contents[length - 1].Count == 0)
        {
            length--;
        }

        return contents[..length].ToArray();
    }
}
