using System.Globalization;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads the notes of one part.</summary>
internal sealed class NoteReader(PartPosition position)
{
    private const int HighestPitch = 127;

    private readonly List<string> _voices = [];

    /// <summary>Takes a note or rest. Grace notes take no time and do not sound; cue notes take their time and do not sound.</summary>
    public void Read(MusicXmlElement note)
    {
        if (note.Has("grace"))
        {
            return;
        }

        var length = NoteLength.Of(note, position);
        var start = position.NoteStart;
        if (note.Has("chord") && position.ChordStart is { } chordStart)
        {
            start = chordStart;
        }
        else
        {
            position.PassNote(length.Duration, length.Exact);
        }

        ReadMarks(note, start);
        if (note.Has("rest") || note.Has("cue") || length.Exact.IsZero)
        {
            return;
        }

        var instrument = InstrumentOf(note);
        var transposition = position.TranspositionOf(note.NumberOf("staff"));
        if (PitchReader.Read(note, instrument, transposition, position.Problems) is { } pitch)
        {
            Add(note, new WrittenNote(position.Measure, start, length.Exact, pitch, VoiceOf(note)) { Instrument = instrument });
            if (transposition.Doubling != 0 && !note.Has("unpitched") && pitch + transposition.Doubling is >= 0 and <= HighestPitch)
            {
                Add(note, new WrittenNote(position.Measure, start, length.Exact, pitch + transposition.Doubling, VoiceOf(note)) { Instrument = instrument });
            }
        }
    }

    private void Add(MusicXmlElement note, WrittenNote written)
    {
        position.Score.Count();
        position.Score.Resolution.Include(written.Offset);
        position.Score.Resolution.Include(written.Duration);
        position.Part.Notes.Add(written with
        {
            IsTiedOn = HasTie(note, "start"),
            IsTiedBack = HasTie(note, "stop"),
            IsPercussion = note.Has("unpitched") || written.Instrument.Channel == Music.Part.PercussionChannel,
            Velocity = VelocityOf(note.Attribute("dynamics")) ?? 0,
        });
    }

    // The sign (tied) and the sound (tie) should both be there; many files have only one of them.
    private static bool HasTie(MusicXmlElement note, string type) =>
        note.ChildrenNamed("tie").Any(tie => tie.Attribute("type") == type)
        || note.ChildrenNamed("notations").SelectMany(notations => notations.ChildrenNamed("tied"))
            .Any(tied => tied.Attribute("type") is { } found && (found == type || found == "continue"));

    /// <summary>A velocity from a percentage of forte, which MusicXML takes to be 90; null for no number.</summary>
    public static int? VelocityOf(string? percentage)
    {
        const double forte = 90;
        const double hundred = 100;
        return double.TryParse(percentage, NumberStyles.Float, CultureInfo.InvariantCulture, out var percent) && percent is >= 0 and <= double.MaxValue
            ? Math.Clamp((int)Math.Min(HighestPitch, Math.Round(percent * forte / hundred)), 1, HighestPitch)
            : null;
    }

    private void ReadMarks(MusicXmlElement note, ScoreTime start)
    {
        foreach (var lyric in note.ChildrenNamed("lyric"))
        {
            if (Syllable(lyric) is { Length: > 0 } text)
            {
                position.Score.Count();
                var verse = lyric.Attribute("number") is { } number ? MusicXmlElement.ParseNumber(number) ?? 1 : 1;
                position.Part.Lyrics.Add(new Written<(int, string)>(position.Measure, start, (verse, text)));
            }
        }

        foreach (var dynamics in note.ChildrenNamed("notations").SelectMany(notations => notations.ChildrenNamed("dynamics")))
        {
            if (DynamicMarks.LevelOf(dynamics) is { } level)
            {
                position.Score.Count();
                position.Part.Levels.Add(new Written<int>(position.Measure, start, level));
            }
        }
    }

    /// <summary>The text of a syllable, with a hyphen where the word goes on.</summary>
    private static string Syllable(MusicXmlElement lyric)
    {
        var text = string.Concat(lyric.Children.Where(child => child.Name is "text" or "elision").Select(child => child.Name == "elision" && child.Text.Length == 0 ? " " : child.Text));
        var goesOn = lyric.ChildrenNamed("syllabic").LastOrDefault()?.Text is "begin" or "middle";
        return text.Length > 0 && goesOn && !text.EndsWith('-') ? text + "-" : text;
    }

    private int VoiceOf(MusicXmlElement note)
    {
        const int mostVoices = 64;
        var name = note.TextOf("voice") ?? "";
        var voice = _voices.IndexOf(name);
        if (voice < 0 && _voices.Count < mostVoices)
        {
            voice = _voices.Count;
            _voices.Add(name);
        }

        return voice;
    }

    private PartInstrument InstrumentOf(MusicXmlElement note)
    {
        var instruments = position.Part.Instruments;
        var id = note.Child("instrument")?.Attribute("id");
        foreach (var (known, instrument) in instruments)
        {
            if (known == id)
            {
                return instrument;
            }
        }

        return instruments.Count > 0 ? instruments[0].Instrument : default;
    }
}
