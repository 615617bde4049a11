using System.Numerics;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Joins the short notes of a voice by beams, beat by beat.</summary>
internal static class BeamGroups
{
    private const int Eighth = 8;
    private const int EighthPower = 3;
    private const int UnitsInCompoundBeat = 3;

    /// <summary>For each element the beams from the uppermost down: <c>begin</c>, <c>continue</c>, <c>end</c> or a hook; none where it has none.</summary>
    public static List<string>[] Of(MeasureVoice voice, ScoreMeasure measure)
    {
        var beams = voice.Elements.Select(_ => new List<string>()).ToArray();
        var elements = voice.Elements;
        var first = 0;
        while (first < elements.Length)
        {
            var end = first + 1;
            while (end < elements.Length && Joins(elements[first], elements[end], measure))
            {
                end++;
            }

            if (end - first > 1)
            {
                AddBeams(elements.AsSpan()[first..end], beams.AsSpan(first, end - first));
            }

            first = end;
        }

        return beams;
    }

    private static int BeamsOf(ScoreElement element) =>
        element.IsRest || element.Value.Denominator < Eighth ? 0 : BitOperations.Log2((uint)element.Value.Denominator) - EighthPower + 1;

    private static bool Joins(ScoreElement first, ScoreElement next, ScoreMeasure measure) =>
        BeamsOf(first) > 0 && BeamsOf(next) > 0 && BeatOf(first, measure) == BeatOf(next, measure);

    private static long BeatOf(ScoreElement element, ScoreMeasure measure) => (element.Start + measure.Offset) / BeatLength(measure.Meter);

    private static long BeatLength(Meter meter)
    {
        // 6/8 goes in dotted quarters, 3/8 in one; other meters in quarters, or in their own longer beats.
        var isCompound = meter.BeatUnit >= Eighth && meter.Beats % UnitsInCompoundBeat == 0;
        return isCompound ? WrittenTime.Whole * UnitsInCompoundBeat / meter.BeatUnit : Math.Max(WrittenTime.Quarter, WrittenTime.Whole / meter.BeatUnit);
    }

    private static void AddBeams(ReadOnlySpan<ScoreElement> group, Span<List<string>> beams)
    {
        for (var index = 0; index < group.Length; index++)
        {
            var before = index > 0 ? BeamsOf(group[index - 1]) : 0;
            var after = index + 1 < group.Length ? BeamsOf(group[index + 1]) : 0;
            for (var level = 1; level <= BeamsOf(group[index]); level++)
            {
                beams[index].Add((level <= before, level <= after) switch
                {
                    (true, true) => "continue",
                    (true, false) => "end",
                    (false, true) => "begin",
                    _ => before > 0 ? "backward hook" : "forward hook",
                });
            }
        }
    }
}
