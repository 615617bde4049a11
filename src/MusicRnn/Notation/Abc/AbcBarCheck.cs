namespace MusicRnn.Notation.Abc;

/// <summary>Reports the bars of a voice that do not hold what the meter says.</summary>
internal static class AbcBarCheck
{
    /// <summary>
    /// Looks at each bar as it is written. An incomplete bar is right at the start of the tune (a pickup), and where a
    /// repeat sign, a double bar line, an ending, a part's label, a new meter or the end of the voice splits it.
    /// </summary>
    public static void Report(AbcVoice voice, AbcTimeline<(string Name, AbcPosition Position)> labels, AbcProblems problems)
    {
        var number = 0;
        var start = 0L;
        var maySplit = true;
        foreach (var lines in voice.BarLines.GroupBy(line => line.Time))
        {
            var time = lines.Key;
            var splits = lines.Any(line => line.MaySplitBar) || voice.Meters.Between(time, time + 1).Any()
                || labels.Between(time, time + 1).Any();
            if (time > start)
            {
                var meter = voice.MeterAt(start);
                var length = time - start;
                var isPickup = start == 0 && length < meter.BarLength;
                number += isPickup ? 0 : 1;
                var isWrong = length > meter.BarLength || (length < meter.BarLength && !maySplit && !splits && time < voice.End);
                if (meter.Signature is { } signature && isWrong)
                {
                    problems.AddBarOfWrongLength(
                        lines.First().Position,
                        $"bar {number} holds {meter.Describe(length)}, the meter says {signature}. It is read as written; mend the note lengths or the bar lines.");
                }
            }

            maySplit = splits;
            start = time;
        }
    }
}
