using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>The meter of a measure.</summary>
/// <param name="Signature">The time signature; null in free meter, where a measure is as long as it is written.</param>
internal sealed record WrittenMeter(Meter? Signature)
{
    private const int QuartersInWhole = 4;
    private const int UnitsInCompoundBeat = 3;
    private const int ShortestUnit = 64;

    public static WrittenMeter Free { get; } = new((Meter?)null);

    /// <summary>How long a measure is that nothing stands in.</summary>
    public ScoreTime Length => ScoreTime.Of(QuartersInWhole * (Signature ?? Meter.Common).Beats, (Signature ?? Meter.Common).BeatUnit);

    /// <summary>The time of one beat: a dotted one in 6/8, 9/8 and 12/8; a whole note in free meter.</summary>
    public ScoreTime BeatLength => Signature is { } meter
        ? ScoreTime.Of(QuartersInWhole * (meter.Beats > UnitsInCompoundBeat && meter.Beats % UnitsInCompoundBeat == 0 ? UnitsInCompoundBeat : 1), meter.BeatUnit)
        : ScoreTime.Of(QuartersInWhole, 1);

    /// <summary>The signature of a measure of this length: in free meter the simplest one that is as long.</summary>
    public Meter SignatureOf(ScoreTime length)
    {
        if (Signature is { } signature)
        {
            return signature;
        }

        for (var unit = Meter.Common.BeatUnit; unit <= ShortestUnit; unit *= 2)
        {
            var beats = length / ScoreTime.Of(QuartersInWhole, unit);
            if (beats.Denominator == 1 && beats.Numerator is >= 1 and <= MeterReader.MostBeats)
            {
                return new Meter((int)beats.Numerator, unit);
            }
        }

        return Meter.Common;
    }
}
