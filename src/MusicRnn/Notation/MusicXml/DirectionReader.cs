using MusicRnn.Music;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads directions: tempo, dynamics, words, rehearsal marks, and the signs and words of jumps.</summary>
internal static class DirectionReader
{
    /// <summary>Takes one direction element.</summary>
    public static void Read(MusicXmlElement direction, PartPosition position)
    {
        var types = direction.ChildrenNamed("direction-type").SelectMany(type => type.Children).ToList();
        var words = string.Join(' ', types.Where(type => type.Name == "words").Select(type => type.Text));
        var sound = direction.Child("sound");
        var away = SoundingOffset(direction, sound, position);
        foreach (var type in types)
        {
            ReadType(type, sound, position, away);
        }

        // What the sound element says goes before what is printed.
        List<RepeatMark> jumps = sound is null ? [] : SoundReader.Read(sound, position, away, words);
        jumps = jumps.Count > 0 ? jumps : [.. PrintedJumps(types, words)];
        position.Score.RepeatMarks.AddRange(jumps.Select(jump => position.Place(jump)));
        if (words.Length > 0 && jumps.Count == 0)
        {
            position.Score.Texts.Add(position.Place((TextKind.Text, words), away));
        }
    }

    // An offset moves only the print, unless it says otherwise.
    private static ScoreTime SoundingOffset(MusicXmlElement direction, MusicXmlElement? sound, PartPosition position)
    {
        var offset = sound?.Child("offset") ?? direction.ChildrenNamed("offset").FirstOrDefault(found => found.Attribute("sound") == "yes");
        return offset is null ? ScoreTime.Zero : OffsetOf(offset, position);
    }

    /// <summary>An offset as time, zero where it is no number or beyond reason.</summary>
    public static ScoreTime OffsetOf(MusicXmlElement offset, PartPosition position)
    {
        var most = ScoreTime.Of(MusicXmlLimits.QuartersAtOnce, 1);
        return position.TimeOf(offset.Text) is { } time && time < most && ScoreTime.Zero - time < most ? time : ScoreTime.Zero;
    }

    private static void ReadType(MusicXmlElement type, MusicXmlElement? sound, PartPosition position, ScoreTime away)
    {
        switch (type.Name)
        {
            case "metronome" when sound?.Attribute("tempo") is null && MetronomeReader.Read(type) is { } tempo:
                position.Score.Tempos.Add(position.Place(tempo, away));
                break;
            case "dynamics" when sound?.Attribute("dynamics") is null && DynamicMarks.LevelOf(type) is { } level:
                position.Part.Levels.Add(position.Place(level, away));
                break;
            case "rehearsal" when type.Text.Length > 0:
                position.Score.Texts.Add(position.Place((TextKind.Marker, type.Text), away));
                break;
            default:
                break;
        }
    }

    private static IEnumerable<RepeatMark> PrintedJumps(List<MusicXmlElement> types, string words)
    {
        if (JumpWords.Find(words) is { } jump)
        {
            yield return jump;
            yield break;
        }

        foreach (var type in types)
        {
            if (type.Name == "segno")
            {
                yield return new RepeatMark(RepeatMarkKind.Segno);
            }
            else if (type.Name == "coda")
            {
                yield return new RepeatMark(RepeatMarkKind.CodaSign);
            }
        }
    }
}
