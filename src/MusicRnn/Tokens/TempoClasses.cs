using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// The tempos that tokens can tell: nine to a doubling, so that neighbours differ by 8 % (about what listeners just notice
/// in passing), from 30 to 302 quarter notes a minute. Each is a whole number; 30, 60, 120 and 240 are among them.
/// </summary>
public static class TempoClasses
{
    private const double LowestQuartersPerMinute = 30;
    private const double ClassesPerDoubling = 9;
    private const double MicrosecondsInMinute = 60e6;

    /// <summary>The number of classes.</summary>
    public const int Count = 31;

    /// <summary>The tempo of a class, 0 to 30, in quarter notes a minute.</summary>
    public static int QuartersPerMinute(int tempoClass)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(tempoClass);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tempoClass, Count);
        return (int)Math.Round(LowestQuartersPerMinute * Math.Pow(2, tempoClass / ClassesPerDoubling));
    }

    /// <summary>The class whose tempo is nearest by ratio.</summary>
    public static int Nearest(double quartersPerMinute)
    {
        var place = Math.Round(ClassesPerDoubling * Math.Log2(quartersPerMinute / LowestQuartersPerMinute));
        return double.IsNaN(place) ? 0 : (int)Math.Clamp(place, 0, Count - 1);
    }

    /// <summary>How many classes a factor is, to the nearest; negative below 1.</summary>
    internal static int ClassesIn(double factor) => (int)Math.Round(ClassesPerDoubling * Math.Log2(factor));

    /// <summary>The class nearest to the mean tempo from one tick to another, so that the music lasts as long as before.</summary>
    internal static int MeanOf(TempoMap tempos, int start, int end)
    {
        var changes = tempos.Changes;
        var next = CountUpTo(changes, start);
        var microsecondTicks = 0.0;
        for (var tick = start; tick < end; next++)
        {
            var tempo = next == 0 ? TempoMap.DefaultMicrosecondsPerQuarter : changes[next - 1].MicrosecondsPerQuarter;
            var until = next < changes.Length ? Math.Min(end, changes[next].Tick) : end;
            microsecondTicks += (double)(until - tick) * tempo;
            tick = until;
        }

        return Nearest(MicrosecondsInMinute * (end - start) / microsecondTicks);
    }

    private static int CountUpTo(ImmutableArray<TempoChange> changes, int tick)
    {
        var low = 0;
        var high = changes.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (changes[middle].Tick <= tick)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
