using MusicRnn.Music;

namespace MusicRnn.Notation.Abc;

/// <summary>The bars of the tune as it is played out, from the bar lines of the leading voice.</summary>
internal sealed class AbcBarGrid
{
    private readonly List<(long Start, long Length, AbcMeter Meter)> bars = [];
    private long start;
    private long length;
    private AbcMeter meter = AbcMeter.Free;

    /// <summary>Lays the bars; parts of a bar that a repeat sign splits are put together again where they make a full one.</summary>
    public AbcBarGrid(AbcVoice leader, IEnumerable<long> labels, IReadOnlyList<AbcSpan> spans)
    {
        var cuts = leader.BarLines.Select(line => line.Time).Concat(leader.Meters.Entries.Select(change => change.Time)).Distinct().Order().ToArray();
        var mayJoin = leader.BarLines.Where(line => line.MaySplitBar).Select(line => line.Time).Concat(labels).ToHashSet();
        foreach (var span in spans)
        {
            var from = span.Start;
            var cut = Array.BinarySearch(cuts, from + 1);
            for (cut = cut < 0 ? ~cut : cut; cut < cuts.Length && cuts[cut] < span.End; cut++)
            {
                Add(leader.MeterAt(from), cuts[cut] - from, mayJoin.Contains(cuts[cut]));
                from = cuts[cut];
            }

            Add(leader.MeterAt(from), span.End - from, mayJoinNext: true);
        }

        Close();
    }

    /// <summary>
    /// The meter changes that draw these bars: a change where the meter is new, and the same meter again where a bar
    /// ends before it is full.
    /// </summary>
    public IEnumerable<MeterChange> MeterChanges()
    {
        var expected = -1L;
        Meter? current = null;
        foreach (var bar in bars)
        {
            var signature = SignatureOf(bar.Length, bar.Meter);
            if (signature != current || bar.Start != expected)
            {
                yield return new MeterChange(AbcTime.ToTicks(bar.Start), signature);
            }

            current = signature;
            var full = new AbcMeter(signature).BarLength;
            expected = bar.Start + ((bar.Length + full - 1) / full * full);
        }
    }

    /// <summary>How hard a note is struck that begins at a time, at a level of loudness.</summary>
    public int VelocityAt(long time, int level)
    {
        var index = FindBar(time);
        if (index < 0)
        {
            return level;
        }

        var bar = bars[index];
        var full = bar.Meter.BarLength;

        // A pickup ends where a full bar would.
        var offset = index == 0 && bar.Length < full ? full - bar.Length : 0;
        return AbcDynamics.Velocity(level, time - bar.Start + offset, bar.Meter);
    }

    /// <summary>The signature of a bar: in free meter the simplest one that is as long.</summary>
    private static Meter SignatureOf(long length, AbcMeter meter)
    {
        if (meter.Signature is { } signature)
        {
            return signature;
        }

        const int mostBeats = 64;
        const int shortestUnit = 64;
        for (var unit = Meter.Common.BeatUnit; unit <= shortestUnit; unit *= 2)
        {
            var beat = AbcTime.Whole / unit;
            if (length % beat == 0 && length / beat <= mostBeats)
            {
                return new Meter((int)(length / beat), unit);
            }
        }

        return Meter.Common;
    }

    private int FindBar(long time)
    {
        var low = 0;
        var high = bars.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = bars[middle].Start <= time ? (middle, high) : (low, middle - 1);
        }

        return bars.Count == 0 ? -1 : low;
    }

    private void Add(AbcMeter ofPart, long ofLength, bool mayJoinNext)
    {
        if (ofLength <= 0)
        {
            return;
        }

        if (length > 0 && (ofPart != meter || length + ofLength > meter.BarLength))
        {
            Close();
        }

        meter = ofPart;
        length += ofLength;
        if (!mayJoinNext || length >= meter.BarLength)
        {
            Close();
        }
    }

    private void Close()
    {
        if (length > 0)
        {
            bars.Add((start, length, meter));
            start += length;
            length = 0;
        }
    }
}
