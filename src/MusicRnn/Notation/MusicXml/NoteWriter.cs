using System.Globalization;
using System.Xml;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes the notes, chords and rests of one part, with their elements in the order that the standard asks for.</summary>
internal sealed class NoteWriter(XmlWriter xml, DivisionScale divisions, bool isPercussion)
{
    private const int Octave = 12;
    private const double Forte = 90; // the velocity to which the percentages of MusicXML refer
    private const double Percent = 100;
    private const string Letters = "CDEFGAB";

    // The letters of the pitches without accidental, by pitch class.
    private const string LettersOfPlaces = "C D EF G A B";

    /// <summary>What is written with an element beside its own value and notes.</summary>
    /// <param name="Voice">The number of the voice.</param>
    /// <param name="Staff">The staff; null in a part that has one.</param>
    /// <param name="Beams">The beams from the uppermost down.</param>
    /// <param name="Syllable">The syllable sung to it, empty for none.</param>
    /// <param name="GoesOn">Whether the word goes on after the syllable.</param>
    public readonly record struct Context(int Voice, int? Staff, List<string> Beams, string Syllable, bool GoesOn);

    /// <summary>Writes a note, the notes of a chord, or a rest.</summary>
    /// <param name="element">What is written.</param>
    /// <param name="context">What stands around it.</param>
    /// <param name="accidentalOf">The accidental of each of its notes, null for none.</param>
    /// <param name="instrumentOf">The identifier of the instrument of each pitch, null where the part has one.</param>
    public void Write(ScoreElement element, Context context, Func<int, string?> accidentalOf, Func<int, string?> instrumentOf)
    {
        if (element.IsRest)
        {
            xml.WriteStartElement("note");
            xml.WriteStartElement("rest");
            xml.WriteEndElement();
            WriteDuration(element.Length);
            WriteValue(element, context, accidental: null, notations: TupletMark(element));
            xml.WriteEndElement();
            return;
        }

        for (var index = 0; index < element.Notes.Length; index++)
        {
            WriteNote(element, index, context, accidentalOf(index), instrumentOf(element.Notes[index].MidiPitch));
        }
    }

    /// <summary>Writes a rest that fills a measure, whatever its meter.</summary>
    public void WriteMeasureRest(long length, int? staff)
    {
        xml.WriteStartElement("note");
        xml.WriteStartElement("rest");
        xml.WriteAttributeString("measure", "yes");
        xml.WriteEndElement();
        WriteDuration(length);
        xml.WriteElementString("voice", "1");
        WriteOptional("staff", staff);
        xml.WriteEndElement();
    }

    private void WriteNote(ScoreElement element, int index, Context context, string? accidental, string? instrument)
    {
        var note = element.Notes[index];
        xml.WriteStartElement("note");
        xml.WriteAttributeString("dynamics", (note.Velocity * Percent / Forte).ToString("0.##", CultureInfo.InvariantCulture));
        if (index > 0)
        {
            WriteEmpty("chord");
        }

        WritePitch(note);
        WriteDuration(element.Length);
        WriteTies("tie", note);
        if (instrument is not null)
        {
            xml.WriteStartElement("instrument");
            xml.WriteAttributeString("id", instrument);
            xml.WriteEndElement();
        }

        var isFirst = index == 0;
        var inner = isFirst ? context : context with { Beams = [], Syllable = "" };
        WriteValue(element, inner, isPercussion ? null : accidental, isFirst ? TupletMark(element) : null, note);
        xml.WriteEndElement();
    }

    private void WritePitch(ScoreNote note)
    {
        if (isPercussion)
        {
            var place = DrumPositions.PlaceOf(note.MidiPitch);
            xml.WriteStartElement("unpitched");
            xml.WriteElementString("display-step", LettersOfPlaces[place % Octave].ToString());
            xml.WriteElementString("display-octave", XmlText.Of((place / Octave) - 1));
            xml.WriteEndElement();
            return;
        }

        xml.WriteStartElement("pitch");
        xml.WriteElementString("step", Letters[note.Pitch.Step].ToString());
        if (note.Pitch.Alteration != 0)
        {
            xml.WriteElementString("alter", XmlText.Of(note.Pitch.Alteration));
        }

        xml.WriteElementString("octave", XmlText.Of(note.Pitch.Octave));
        xml.WriteEndElement();
    }

    private void WriteDuration(long length) => xml.WriteElementString("duration", XmlText.Of(divisions.Of(length)));

    private void WriteTies(string name, ScoreNote note)
    {
        if (note.IsTiedFromBefore)
        {
            WriteTyped(name, "stop");
        }

        if (note.IsTiedToNext)
        {
            WriteTyped(name, "start");
        }
    }

    private void WriteValue(ScoreElement element, Context context, string? accidental, string? notations, ScoreNote note = default)
    {
        xml.WriteElementString("voice", XmlText.Of(context.Voice));

        // A leftover that no value fits says only how long it is.
        var tuplet = element.Tuplet;
        var isOfValue = tuplet is null ? element.Value.Length == element.Length : element.Value.Length * tuplet.Normal == element.Length * tuplet.Actual;
        if (isOfValue)
        {
            xml.WriteElementString("type", TypeOf(element.Value));
            for (var dot = 0; dot < element.Value.Dots; dot++)
            {
                WriteEmpty("dot");
            }
        }

        if (accidental is not null)
        {
            xml.WriteElementString("accidental", accidental);
        }

        if (tuplet is not null && isOfValue)
        {
            xml.WriteStartElement("time-modification");
            xml.WriteElementString("actual-notes", XmlText.Of(tuplet.Actual));
            xml.WriteElementString("normal-notes", XmlText.Of(tuplet.Normal));
            xml.WriteEndElement();
        }

        WriteOptional("staff", context.Staff);
        WriteBeams(context.Beams);
        WriteNotations(isOfValue ? notations : null, note);
        WriteLyric(context);
    }

    private void WriteBeams(List<string> beams)
    {
        for (var level = 0; level < beams.Count; level++)
        {
            xml.WriteStartElement("beam");
            xml.WriteAttributeString("number", XmlText.Of(level + 1));
            xml.WriteString(beams[level]);
            xml.WriteEndElement();
        }
    }

    private void WriteNotations(string? tuplet, ScoreNote note)
    {
        if (tuplet is null && !note.IsTiedFromBefore && !note.IsTiedToNext)
        {
            return;
        }

        xml.WriteStartElement("notations");
        WriteTies("tied", note);
        foreach (var type in tuplet?.Split(' ') ?? [])
        {
            WriteTyped("tuplet", type);
        }

        xml.WriteEndElement();
    }

    private void WriteLyric(Context context)
    {
        if (context.Syllable.Length == 0)
        {
            return;
        }

        xml.WriteStartElement("lyric");
        xml.WriteAttributeString("number", "1");
        xml.WriteElementString("syllabic", context.GoesOn ? "begin" : "single");
        xml.WriteElementString("text", XmlText.Valid(context.Syllable));
        xml.WriteEndElement();
    }

    private static string? TupletMark(ScoreElement element) => (element.BeginsTuplet, element.EndsTuplet) switch
    {
        (true, true) => "start stop",
        (true, false) => "start",
        (false, true) => "stop",
        _ => null,
    };

    private static string TypeOf(NoteValue value) => value.Denominator switch
    {
        1 => "whole",
        2 => "half",
        4 => "quarter",
        8 => "eighth",
        32 => "32nd",
        512 => "512th",
        var other => $"{other}th",
    };

    private void WriteEmpty(string name)
    {
        xml.WriteStartElement(name);
        xml.WriteEndElement();
    }

    private void WriteTyped(string name, string type)
    {
        xml.WriteStartElement(name);
        xml.WriteAttributeString("type", type);
        xml.WriteEndElement();
    }

    private void WriteOptional(string name, int? number)
    {
        if (number is { } given)
        {
            xml.WriteElementString(name, XmlText.Of(given));
        }
    }
}
