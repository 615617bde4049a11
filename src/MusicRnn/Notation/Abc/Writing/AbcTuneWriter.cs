using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Writes one tune: its header, and its music four bars to a line.</summary>
internal sealed class AbcTuneWriter
{
    private const int BarsInLine = 4;
    private const int LongestLine = 110;
    private const int Channels = 16;

    private readonly Score score;
    private readonly StringBuilder text;
    private readonly ScorePart[] parts;
    private readonly AbcMarks[] marks;

    /// <summary>Creates the writer of a score, which adds to a text.</summary>
    public AbcTuneWriter(Score score, StringBuilder text)
    {
        this.score = score;
        this.text = text;
        parts = [.. score.Parts.Where(part => !part.Part.Notes.IsEmpty)];
        if (parts.Length > AbcLimits.Voices)
        {
            throw new NotationException("abc", $"expected a piece of at most {AbcLimits.Voices} parts, found {parts.Length}. Join some of them.");
        }

        marks = [.. parts.Select((part, index) => new AbcMarks(score, part, index == 0))];
    }

    // One part in the usual clef is not named.
    private bool NamesVoices => parts.Length > 1 || (parts.Length == 1 && parts[0].Part.Name.Length > 0);

    /// <summary>Writes the tune with its number in the book.</summary>
    public void Write(int number)
    {
        var unit = AbcUnitChoice.DenominatorFor(score);
        WriteHeader(number, unit);
        if (parts.Length == 0)
        {
            // A tune without notes: a reader will say so.
            text.Append("z|]\n");
            return;
        }

        for (var index = 0; index < parts.Length; index++)
        {
            WriteInstrument(index);
        }

        WriteMusic(WrittenTime.Whole / unit);
    }

    private void WriteHeader(int number, int unit)
    {
        var meter = score.Measures.IsEmpty ? Meter.Common : score.Measures[0].Meter;
        WriteField('X', $"{number}");
        if (score.Piece.Recipe.Length > 0)
        {
            text.Append(AbcRecipe.LineOf(score.Piece.Recipe)).Append('\n');
        }

        WriteField('T', AbcFieldText.Words(score.Piece.Title));
        foreach (var composer in score.Piece.Texts.Where(each => each.Kind == TextKind.Composer))
        {
            WriteField('C', AbcFieldText.Words(composer.Text));
        }

        if (score.Piece.Style.Length > 0)
        {
            WriteField('R', AbcFieldText.Words(score.Piece.Style));
        }

        WriteField('M', AbcFieldText.Meter(meter));
        WriteField('L', $"1/{unit}");
        if (marks is [{ FirstTempo: { } tempo }, ..])
        {
            WriteField('Q', AbcFieldText.Tempo(tempo, meter));
        }

        for (var index = 0; NamesVoices && index < parts.Length; index++)
        {
            var name = AbcFieldText.Quoted(parts[index].Part.Name);
            WriteField('V', $"{index + 1}{(name.Length > 0 ? $" name=\"{name}\"" : "")} clef={ClefOf(parts[index].Part)}");
        }

        var clef = !NamesVoices && parts is [var only] && ClefOf(only.Part) is not "treble" and var other ? $" clef={other}" : "";
        WriteField('K', AbcFieldText.Key(marks is [var first, ..] ? first.FirstKey : null) + clef);
    }

    private void WriteField(char letter, string value) => text.Append(letter).Append(':').Append(value).Append('\n');

    /// <summary>The voice's channel and program, where they are not those that a reader takes by itself.</summary>
    private void WriteInstrument(int index)
    {
        var part = parts[index].Part;
        var lines = new List<string>();

        // Readers give the voices the channels in order and leave out that of percussion.
        var free = index % (Channels - 1);
        var expected = free < Part.PercussionChannel ? free : free + 1;
        var channel = part.IsPercussion ? Part.PercussionChannel : part.Channel;
        if (channel != expected)
        {
            lines.Add($"%%MIDI channel {channel + 1}");
        }

        if (part.Program != 0)
        {
            lines.Add($"%%MIDI program {part.Program}");
        }

        if (NamesVoices && (lines.Count > 0 || parts.Length == 1))
        {
            WriteField('V', $"{index + 1}");
        }

        lines.ForEach(line => text.Append(line).Append('\n'));
    }

    private void WriteMusic(long unit)
    {
        var writers = parts.Select((part, index) => new AbcMeasureWriter(score, part, marks[index], unit)).ToArray();
        var bars = new string[parts.Length][];
        var lyrics = new AbcLyrics(score, parts);
        for (var part = 0; part < parts.Length; part++)
        {
            bars[part] = new string[score.Measures.Length];
            for (var index = 0; index < bars[part].Length; index++)
            {
                bars[part][index] = writers[part].Write(index);
                lyrics.Add(part, index, writers[part].WrittenNotes);
            }
        }

        var barsInLine = BarsInLineFor(bars);
        for (var from = 0; from < score.Measures.Length;)
        {
            // A pickup does not count.
            var to = Math.Min(score.Measures.Length, from + barsInLine + (score.Measures[from].Number == 0 ? 1 : 0));
            for (var part = 0; part < parts.Length; part++)
            {
                text.Append(parts.Length > 1 ? $"[V:{part + 1}] " : "");
                text.AppendJoin('|', bars[part][from..to]).Append(to == score.Measures.Length ? "|]" : "|").Append('\n');
                text.Append(lyrics.Line(part, from, to));
            }

            from = to;
        }
    }

    /// <summary>Four, or two or one where the lines would become too long.</summary>
    private static int BarsInLineFor(string[][] bars)
    {
        var count = BarsInLine;
        while (count > 1 && bars.Any(part => part.Average(bar => bar.Length) * count > LongestLine))
        {
            count /= 2;
        }

        return count;
    }

    private static string ClefOf(Part part)
    {
        // Below this the notes lie in the middle of the bass staff or lower: the A under middle C.
        const double lowestInTreble = 57;
        return part.IsPercussion ? "perc" : part.Notes.Average(note => note.Pitch) < lowestInTreble ? "bass" : "treble";
    }
}
