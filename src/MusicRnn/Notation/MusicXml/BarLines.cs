using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Finds the meter changes that draw the bars of the music as it is played.</summary>
internal static class BarLines
{
    /// <summary>
    /// A change where the meter is new, and the same meter again where a bar ends before or after it is full. What a repeat
    /// sign splits is put together again where it makes a full bar.
    /// </summary>
    public static IEnumerable<MeterChange> Of(WrittenTimeline written, List<Segment> segments, List<(int Segment, int Pass)> order)
    {
        Meter? current = null;
        var tick = 0;
        var barStart = 0;
        var barLength = 0; // of a full bar
        for (var index = 0; index < order.Count; index++)
        {
            var segment = segments[order[index].Segment];
            var signature = written.MeterOf(segment.Measure).SignatureOf(written.LengthOf(segment.Measure));
            var length = segment.End - segment.Start;
            var filled = tick - barStart;
            var completes = filled > 0 && filled + length <= barLength && signature == current && MayComplete(written, segment, index > 0 && order[index].Segment != order[index - 1].Segment + 1);
            if (!completes)
            {
                if (signature != current || (filled > 0 && filled % barLength != 0))
                {
                    yield return new MeterChange(tick, signature);
                }

                (current, barStart, barLength) = (signature, tick, signature.BarTicks(written.TicksPerQuarter));
            }

            tick += length;
        }
    }

    private static bool MayComplete(WrittenTimeline written, Segment segment, bool followsJump) =>
        followsJump || written.IsImplicit(segment.Measure) || segment.Start > written.Start(segment.Measure);
}
