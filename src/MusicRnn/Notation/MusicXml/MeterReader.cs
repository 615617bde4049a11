using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads a time element: <c>4/4</c>, <c>3+2/8</c>, several signatures in a row, or none at all.</summary>
internal static class MeterReader
{
    /// <summary>The most beats of a meter: what MIDI files hold.</summary>
    public const int MostBeats = byte.MaxValue;

    private const int ShortestUnit = 128;

    /// <summary>The meter; null where it makes no sense.</summary>
    public static WrittenMeter? Read(MusicXmlElement time)
    {
        if (time.Has("senza-misura"))
        {
            return WrittenMeter.Free;
        }

        var signatures = new List<Meter>();
        int? beats = null;
        foreach (var child in time.Children)
        {
            if (child.Name == "beats")
            {
                beats = SumOf(child.Text);
            }
            else if (child.Name == "beat-type")
            {
                if (beats is not { } count || MusicXmlElement.ParseNumber(child.Text) is not (>= 1 and <= ShortestUnit and var unit) || !int.IsPow2(unit))
                {
                    return null;
                }

                signatures.Add(new Meter(count, unit));
                beats = null;
            }
        }

        return Together(signatures);
    }

    // "3/8 + 2/4" is 7/8: counted in the shortest unit of all.
    private static WrittenMeter? Together(List<Meter> signatures)
    {
        if (signatures.Count == 0)
        {
            return null;
        }

        var unit = signatures.Max(signature => signature.BeatUnit);
        var beats = signatures.Sum(signature => (long)signature.Beats * (unit / signature.BeatUnit));
        return beats <= MostBeats ? new WrittenMeter(new Meter((int)beats, unit)) : null;
    }

    private static int? SumOf(string beats)
    {
        var sum = 0;
        foreach (var summand in beats.Split('+'))
        {
            if (MusicXmlElement.ParseNumber(summand) is not (>= 1 and <= MostBeats and var count))
            {
                return null;
            }

            sum = Math.Min(sum + count, MostBeats + 1);
        }

        return sum;
    }
}
