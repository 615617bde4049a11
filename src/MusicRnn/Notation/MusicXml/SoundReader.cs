using System.Globalization;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Reads a sound element: what the score says about its playback.</summary>
internal static class SoundReader
{
    /// <summary>
    /// Takes one sound element at a time away from the position. Returns the jumps and their targets that it names.
    /// </summary>
    public static List<RepeatMark> Read(MusicXmlElement sound, PartPosition position, ScoreTime away, string words)
    {
        if (sound.Attribute("tempo") is { } tempo)
        {
            ReadTempo(sound, tempo, position, away);
        }

        if (NoteReader.VelocityOf(sound.Attribute("dynamics")) is { } level)
        {
            position.Part.Levels.Add(position.Place(level, away));
        }

        foreach (var instrument in sound.ChildrenNamed("midi-instrument"))
        {
            InstrumentReader.Change(position.Part, instrument);
        }

        return [.. JumpsOf(sound, words)];
    }

    private static void ReadTempo(MusicXmlElement sound, string text, PartPosition position, ScoreTime away)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var quarters) && MetronomeReader.Tempo(quarters, isSound: true) is { } mark)
        {
            position.Score.Tempos.Add(position.Place(mark, away));
            return;
        }

        position.Problems.Add(sound, $"expected a tempo of 4 quarter notes a minute or more, found '{text}'. It is left out.");
    }

    private static IEnumerable<RepeatMark> JumpsOf(MusicXmlElement sound, string words)
    {
        if (sound.Attribute("forward-repeat") == "yes")
        {
            yield return new RepeatMark(RepeatMarkKind.Forward);
        }

        if (sound.Attribute("segno") is { } segno)
        {
            yield return new RepeatMark(RepeatMarkKind.Segno) { Name = segno };
        }

        if (sound.Attribute("coda") is { } coda)
        {
            yield return new RepeatMark(RepeatMarkKind.Coda) { Name = coda };
        }

        if (sound.Attribute("dacapo") == "yes")
        {
            yield return Jump(RepeatMarkKind.DaCapo) with { Until = JumpWords.UntilOf(words) };
        }

        if (sound.Attribute("dalsegno") is { } target)
        {
            yield return Jump(RepeatMarkKind.DalSegno) with { Name = target, Until = JumpWords.UntilOf(words) };
        }

        if (sound.Attribute("tocoda") is { } codaName)
        {
            yield return Jump(RepeatMarkKind.ToCoda) with { Name = codaName };
        }

        if (sound.Attribute("fine") is not (null or "no"))
        {
            yield return Jump(RepeatMarkKind.Fine);
        }

        // time-only says in which pass a jump is taken.
        RepeatMark Jump(RepeatMarkKind kind) => new(kind) { IsAtEnd = true, Numbers = RepeatNumbers.Parse(sound.Attribute("time-only") ?? "") };
    }
}
