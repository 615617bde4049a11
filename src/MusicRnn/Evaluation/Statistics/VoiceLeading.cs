using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>
/// How two voices move together in four-part music: a piece with four parts that sing one note at a time. Two voices move
/// when both go on to another pitch at the same moment; they move in parallel when both go up or both go down and stand
/// in the same interval before and after, octaves aside. A rest of a sixteenth or more breaks a voice off; less is articulation.
/// </summary>
internal static class VoiceLeading
{
    private const int Voices = 4;
    private const int Sixteenths = 4;
    private const double Thousand = 1000;

    /// <summary>Of a thousand moving pairs, how many are parallels of an interval; NaN for a piece that is not in four parts, or in which no two voices ever move together.</summary>
    /// <param name="piece">The piece.</param>
    /// <param name="interval">The interval in semitones, octaves aside: 0 to 11.</param>
    public static double ParallelsPerThousand(Piece piece, int interval)
    {
        var voices = PitchCounts.Pitched(piece).Where(part => !part.Notes.IsEmpty).ToArray();
        if (voices.Length != Voices || !voices.All(IsMonophonic))
        {
            return double.NaN;
        }

        var sixteenth = Math.Max(1, piece.TicksPerQuarter / Sixteenths);
        var moves = voices.Select(voice => MovesOf(voice, sixteenth)).ToArray();
        var (moving, parallel) = (0, 0);
        for (var upper = 0; upper < Voices; upper++)
        {
            for (var lower = upper + 1; lower < Voices; lower++)
            {
                foreach (var (tick, one) in moves[upper])
                {
                    if (moves[lower].TryGetValue(tick, out var other))
                    {
                        moving++;
                        parallel += IsParallel(one, other, interval) ? 1 : 0;
                    }
                }
            }
        }

        return moving == 0 ? double.NaN : Thousand * parallel / moving;
    }

    private static bool IsMonophonic(Part voice)
    {
        for (var index = 1; index < voice.Notes.Length; index++)
        {
            if (voice.Notes[index].Start < voice.Notes[index - 1].End || voice.Notes[index].Start == voice.Notes[index - 1].Start)
            {
                return false;
            }
        }

        return true;
    }

    private static Dictionary<int, (int From, int To)> MovesOf(Part voice, int longestGap)
    {
        var moves = new Dictionary<int, (int From, int To)>();
        for (var index = 1; index < voice.Notes.Length; index++)
        {
            var (before, now) = (voice.Notes[index - 1], voice.Notes[index]);
            if (now.Pitch != before.Pitch && now.Start - before.End < longestGap)
            {
                moves.Add(now.Start, (before.Pitch, now.Pitch));
            }
        }

        return moves;
    }

    private static bool IsParallel((int From, int To) one, (int From, int To) other, int interval) =>
        Math.Sign(one.To - one.From) == Math.Sign(other.To - other.From)
        && IntervalOf(one.From, other.From) == interval
        && IntervalOf(one.To, other.To) == interval;

    private static int IntervalOf(int one, int other) => Math.Abs(one - other) % PitchCounts.PitchClasses;
}
