using System.Xml;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Writes the measures of one part.</summary>
internal sealed class MeasureWriter
{
    private readonly XmlWriter _xml;
    private readonly Score _score;
    private readonly ScorePart _part;
    private readonly PartInstruments _instruments;
    private readonly DivisionScale _divisions;
    private readonly WordEvents _words;
    private readonly bool _showsKeys;
    private readonly StaffPlan _staves;
    private readonly NoteWriter _notes;
    private readonly AccidentalMarks _accidentals = new();

    /// <summary>Creates the writer of a part.</summary>
    /// <param name="xml">Where it is written.</param>
    /// <param name="score">The score.</param>
    /// <param name="part">The part.</param>
    /// <param name="instruments">Its instruments.</param>
    /// <param name="divisions">The divisions.</param>
    /// <param name="words">The words of the piece; what stands above the score is written in the first part.</param>
    public MeasureWriter(XmlWriter xml, Score score, ScorePart part, PartInstruments instruments, DivisionScale divisions, WordEvents words)
    {
        (_xml, _score, _part, _instruments, _divisions, _words) = (xml, score, part, instruments, divisions, words);
        IsFirst = score.Parts.IsEmpty || ReferenceEquals(score.Parts[0], part);

        // Drums have no key, but it must stand somewhere.
        _showsKeys = !part.Part.IsPercussion || (IsFirst && score.Parts.All(other => other.Part.IsPercussion));
        _staves = new StaffPlan(part.Part);
        _notes = new NoteWriter(xml, divisions, part.Part.IsPercussion);
    }

    private bool IsFirst { get; }

    /// <summary>Writes one measure.</summary>
    public void Write(int index)
    {
        var measure = _score.Measures[index];
        _xml.WriteStartElement("measure");
        var isUncounted = measure.Offset > 0;
        _xml.WriteAttributeString("number", isUncounted && index > 0 ? $"X{index}" : XmlText.Of(measure.Number));
        if (isUncounted)
        {
            _xml.WriteAttributeString("implicit", "yes");
        }

        AttributesWriter.WriteAtStart(_xml, measure, _showsKeys, index == 0 ? _divisions : null, index == 0 ? _staves : null);
        var above = IsFirst ? EventsAbove(index) : new Queue<(long, Action<long>)>();
        var keys = new Queue<Placed<Key>>(_showsKeys ? measure.Keys.Where(key => key.Offset > 0) : []);
        var voices = _part.Measures.Length > index ? _part.Measures[index] : [];
        var placed = voices.Select(voice => (Voice: voice, Staff: _staves.StaffOf(voice))).ToList();
        _accidentals.BeginMeasure(measure, placed);
        WriteVoices(measure, placed, above, keys);
        WriteKeysWithinNotes(measure, keys);
        _xml.WriteEndElement();
    }

    private void WriteVoices(ScoreMeasure measure, List<(MeasureVoice Voice, int Staff)> voices, Queue<(long Offset, Action<long> Write)> above, Queue<Placed<Key>> keys)
    {
        if (voices.Count == 0)
        {
            WriteAbove(above, 0, measure.Length);
            _notes.WriteMeasureRest(measure.Length, _staves.HasTwoStaves ? 1 : null);
        }

        for (var number = 0; number < voices.Count; number++)
        {
            if (number > 0)
            {
                WriteMove("backup", measure.Length);
            }

            WriteVoice(measure, voices[number].Voice, voices[number].Staff, above, keys);
        }
    }

    private void WriteVoice(ScoreMeasure measure, MeasureVoice voice, int staff, Queue<(long Offset, Action<long> Write)> above, Queue<Placed<Key>> keys)
    {
        var beams = BeamGroups.Of(voice, measure);
        for (var index = 0; index < voice.Elements.Length; index++)
        {
            var element = voice.Elements[index];
            while (keys.TryPeek(out var key) && key.Offset == element.Start)
            {
                AttributesWriter.WriteKeyChange(_xml, keys.Dequeue().Value);
            }

            WriteAbove(above, element.Start, element.End);
            var time = measure.Start + element.Start;
            var isStruck = element.Notes.Any(note => !note.IsTiedFromBefore);
            var syllable = isStruck ? _words.TakeSyllable(time) : "";
            var goesOn = syllable.Length > 1 && syllable[^1] == '-';
            var context = new NoteWriter.Context(voice.Number, _staves.HasTwoStaves ? staff : null, beams[index], goesOn ? syllable[..^1] : syllable, goesOn);
            var tick = _words.TickOf(time);
            _notes.Write(element, context, note => _accidentals.Of(element, note), pitch => _instruments.IdAt(tick, pitch));
        }
    }

    private static void WriteAbove(Queue<(long Offset, Action<long> Write)> above, long from, long to)
    {
        while (above.TryPeek(out var next) && next.Offset < to)
        {
            above.Dequeue().Write(Math.Max(0, next.Offset - from));
        }
    }

    /// <summary>What stands above the measure in order: tempos, words, chord symbols; each is written with how far it is away.</summary>
    private Queue<(long Offset, Action<long> Write)> EventsAbove(int index)
    {
        var measure = _score.Measures[index];
        var tempos = measure.Tempos.Select(tempo => (tempo.Offset, Act(away => DirectionWriter.WriteTempo(_xml, tempo.Value, _divisions.Of(away)))));
        var words = _words.InMeasure(index).Select(word => (word.Offset, Act(away => DirectionWriter.WriteWords(_xml, word.Kind, word.Text, _divisions.Of(away)))));
        var chords = measure.Chords.Select(chord => (chord.Offset, Act(away => WriteChord(chord.Value, _divisions.Of(away)))));
        return new Queue<(long, Action<long>)>(tempos.Concat(words).Concat(chords).OrderBy(entry => entry.Offset));

        static Action<long> Act(Action<long> action) => action;
    }

    private void WriteChord(string symbol, long away)
    {
        if (!HarmonyWriter.Write(_xml, symbol, away) && JumpWords.Find(symbol) is null)
        {
            DirectionWriter.WriteWords(_xml, TextKind.Text, symbol, away);
        }
    }

    // A key that begins while a note is held stands at no note: it is reached by itself.
    private void WriteKeysWithinNotes(ScoreMeasure measure, Queue<Placed<Key>> keys)
    {
        foreach (var (offset, key) in keys)
        {
            WriteMove("backup", measure.Length - offset);
            AttributesWriter.WriteKeyChange(_xml, key);
            WriteMove("forward", measure.Length - offset);
        }
    }

    private void WriteMove(string name, long time)
    {
        _xml.WriteStartElement(name);
        _xml.WriteElementString("duration", XmlText.Of(_divisions.Of(time)));
        _xml.WriteEndElement();
    }
}
