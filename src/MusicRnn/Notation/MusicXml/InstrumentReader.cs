using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads how the instruments of a part are played through MIDI.</summary>
internal static class InstrumentReader
{
    private const int Channels = 16;
    private const int HighestData = 127;
    private const int PanCenter = 64;
    private const double HardRight = 90; // degrees
    private const double FullVolume = 100; // percent
    private const int MostInstruments = 256;

    /// <summary>The part that a score-part element of the part list describes.</summary>
    public static WrittenPart ReadPart(MusicXmlElement scorePart)
    {
        var part = new WrittenPart(scorePart.Attribute("id") ?? "") { Name = NameOf(scorePart) };
        foreach (var instrument in scorePart.ChildrenNamed("score-instrument").Take(MostInstruments))
        {
            part.Instruments.Add((instrument.Attribute("id") ?? "", default));
        }

        foreach (var instrument in scorePart.ChildrenNamed("midi-instrument"))
        {
            Change(part, instrument);
        }

        return part;
    }

    /// <summary>Takes over what a midi-instrument element says about an instrument of a part.</summary>
    public static void Change(WrittenPart part, MusicXmlElement change)
    {
        var id = change.Attribute("id") ?? "";
        var index = part.Instruments.FindIndex(instrument => instrument.Id == id);
        if (index < 0)
        {
            if (part.Instruments.Count == MostInstruments)
            {
                return;
            }

            index = part.Instruments.Count;
            part.Instruments.Add((id, default));
        }

        var before = part.Instruments[index].Instrument;
        part.Instruments[index] = (id, new PartInstrument(
            NumberFromOne(change, "midi-channel", Channels) ?? before.Channel,
            NumberFromOne(change, "midi-program", GeneralMidi.ProgramCount) ?? before.Program,
            NumberFromOne(change, "midi-unpitched", HighestData + 1) ?? before.Drum,
            VolumeOf(change) ?? before.Volume,
            PanOf(change) ?? before.Pan));
    }

    private static string NameOf(MusicXmlElement scorePart)
    {
        var name = scorePart.TextOf("part-name");
        return string.IsNullOrEmpty(name) ? scorePart.Child("part-name-display")?.TextOf("display-text") ?? "" : name;
    }

    // MusicXML counts from 1, as musicians do.
    private static int? NumberFromOne(MusicXmlElement element, string name, int most) =>
        element.NumberOf(name) is >= 1 and var number && number <= most ? number - 1 : null;

    private static int? VolumeOf(MusicXmlElement element) =>
        ScoreTime.TryParse(element.TextOf("volume"), out var percent) ? (int)Math.Clamp(Math.Round(ValueOf(percent) * HighestData / FullVolume), 0, HighestData) : null;

    private static int? PanOf(MusicXmlElement element) =>
        ScoreTime.TryParse(element.TextOf("pan"), out var degrees) && !degrees.IsZero
            ? (int)Math.Clamp(Math.Round(PanCenter + (ValueOf(degrees) / HardRight * (PanCenter - 1))), 0, HighestData)
            : null;

    private static double ValueOf(ScoreTime number) => (double)number.Numerator / number.Denominator;
}
