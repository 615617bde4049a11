using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>How many different pitches sound at once. A pitch that two notes hold at a time is one.</summary>
internal static class SoundingPitches
{
    /// <summary>For each number of pitches from 0 on: for how many ticks so many sound. What comes before the first note is not counted, nor after the last.</summary>
    public static long[] TicksByNumber(Piece piece)
    {
        var changes = ChangesOf(piece);
        var ticks = new long[PitchCounts.Pitches + 1];
        var holding = new int[PitchCounts.Pitches];
        var number = 0;
        var previous = changes.Count == 0 ? 0 : changes[0].Tick;
        foreach (var (tick, pitch, change) in changes)
        {
            ticks[number] += tick - previous;
            previous = tick;
            var before = holding[pitch];
            holding[pitch] += change;
            number += before == 0 ? 1 : holding[pitch] == 0 ? -1 : 0;
        }

        return ticks;
    }

    private static List<(int Tick, int Pitch, int Change)> ChangesOf(Piece piece)
    {
        var changes = new List<(int Tick, int Pitch, int Change)>();
        foreach (var note in PitchCounts.Pitched(piece).SelectMany(part => part.Notes).Where(note => note.Duration > 0))
        {
            changes.Add((note.Start, note.Pitch, 1));
            changes.Add((note.End, note.Pitch, -1));
        }

        // Of what happens at one tick, beginnings come first, so that no count falls below 0.
        changes.Sort((one, other) => (one.Tick, -one.Change).CompareTo((other.Tick, -other.Change)));
        return changes;
    }
}
