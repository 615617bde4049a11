using System.Numerics;
using MusicRnn.Music;

namespace MusicRnn.Notation.Engraving;

/// <summary>A stretch of a measure that beats divide: the measure itself, a half of it, a beat, a half beat.</summary>
/// <param name="Start">Where it begins, from the start of a full measure.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Beats">How many equal beats it holds; 1 for a beat and what is shorter.</param>
internal readonly record struct MetricSpan(long Start, long Length, int Beats)
{
    private const int BeatsOfCompound = 3;
    private const int LongestCompoundUnit = 8;
    private const int MostBeats = 32;
    private const int ShortestBeatUnit = 32;

    public long End => Start + Length;

    /// <summary>Whether it divides in three: a dotted value, or a measure of three beats.</summary>
    public bool IsTriple => Beats == BeatsOfCompound || (Beats == 1 && IsDotted(Length));

    /// <summary>Whether it is so short that it is not divided any further.</summary>
    public bool IsLeaf => Beats == 1 && Length % (2 * WrittenTime.Shortest) != 0 && !IsDotted(Length);

    /// <summary>Whether musicians count the meter: not one of 255/128.</summary>
    public static bool IsCounted(Meter meter) => meter.Beats <= MostBeats && meter.BeatUnit <= ShortestBeatUnit;

    /// <summary>
    /// A full measure. Three eighths or shorter notes make a beat where there are six, nine or more of them. A measure that
    /// nobody counts is a stretch of whole notes.
    /// </summary>
    /// <param name="meter">The meter.</param>
    /// <param name="length">How long it has to be at least.</param>
    public static MetricSpan Of(Meter meter, long length)
    {
        var full = WrittenTime.Whole * meter.Beats / meter.BeatUnit;
        if (!IsCounted(meter) || length > full)
        {
            var wholes = (length + WrittenTime.Whole - 1) / WrittenTime.Whole;
            return new MetricSpan(0, (long)BitOperations.RoundUpToPowerOf2((ulong)wholes) * WrittenTime.Whole, 1);
        }

        var isCompound = meter.Beats > BeatsOfCompound && meter.Beats % BeatsOfCompound == 0 && meter.BeatUnit >= LongestCompoundUnit;
        return new MetricSpan(0, full, isCompound ? meter.Beats / BeatsOfCompound : meter.Beats);
    }

    /// <summary>The time of a beat.</summary>
    public long BeatLength => Length / Beats;

    /// <summary>Whether a length is three halves of a plain value: that of a dotted quarter, dotted half and so on.</summary>
    public static bool IsDotted(long length) =>
        length % BeatsOfCompound == 0 && NoteValue.Of(length) is { Dots: 1 };

    /// <summary>
    /// Where its parts begin and end, first and last included: three, or two halves, or of five, seven or more beats the
    /// larger half first.
    /// </summary>
    public long[] Divisions()
    {
        if (IsLeaf)
        {
            return [Start, End];
        }

        if (IsTriple)
        {
            return [Start, Start + (Length / BeatsOfCompound), Start + (2 * Length / BeatsOfCompound), End];
        }

        var firstBeats = FirstBeats;
        return [Start, Start + (Beats == 1 ? Length / 2 : BeatLength * firstBeats), End];
    }

    /// <summary>The part that holds all of a stretch; null if it reaches over the border of two.</summary>
    public MetricSpan? PartWith(long start, long end)
    {
        var divisions = Divisions();
        if (divisions.Length == 2)
        {
            return null;
        }

        for (var index = 0; index + 1 < divisions.Length; index++)
        {
            if (start >= divisions[index] && end <= divisions[index + 1])
            {
                return new MetricSpan(divisions[index], divisions[index + 1] - divisions[index], BeatsOfPart(index));
            }
        }

        return null;
    }

    // Nine or fifteen quarters go in threes, other odd numbers nearly in halves.
    private int FirstBeats => Beats % 2 == 0 ? Beats / 2 : BitOperations.IsPow2(Beats + 1) || Beats % BeatsOfCompound != 0 ? (Beats + 1) / 2 : Beats / BeatsOfCompound;

    private int BeatsOfPart(int index) => Beats == 1 || IsTriple ? 1 : index == 0 ? FirstBeats : Beats - FirstBeats;
}
