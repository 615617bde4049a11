using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>How many notes of a piece have each pitch. Drums have none.</summary>
internal static class PitchCounts
{
    public const int Pitches = 128;
    public const int PitchClasses = 12;

    /// <summary>The notes of each MIDI note number, in 128 counts.</summary>
    public static int[] Of(Piece piece)
    {
        var counts = new int[Pitches];
        foreach (var part in Pitched(piece))
        {
            foreach (var note in part.Notes)
            {
                counts[note.Pitch]++;
            }
        }

        return counts;
    }

    /// <summary>The notes of each pitch class from C to B, in 12 counts.</summary>
    public static int[] OfClasses(Piece piece)
    {
        var counts = new int[PitchClasses];
        foreach (var (pitch, count) in Of(piece).Index())
        {
            counts[pitch % PitchClasses] += count;
        }

        return counts;
    }

    /// <summary>The parts that play pitches.</summary>
    public static IEnumerable<Part> Pitched(Piece piece) => piece.Parts.Where(part => !part.IsPercussion);

    /// <summary>Shannon's entropy of the shares that counts have in their sum, in bits; NaN if all are 0.</summary>
    public static double Entropy(ReadOnlySpan<int> counts)
    {
        long total = 0;
        foreach (var count in counts)
        {
            total += count;
        }

        if (total == 0)
        {
            return double.NaN;
        }

        var bits = 0.0;
        foreach (var count in counts)
        {
            var share = (double)count / total;
            bits -= count == 0 ? 0 : share * Math.Log2(share);
        }

        return bits;
    }
}
