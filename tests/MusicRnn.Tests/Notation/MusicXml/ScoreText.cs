using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.MusicXml;

namespace MusicRnn.Tests.Notation.MusicXml;

/// <summary>Short ways to write a tiny score and to say what was read from it.</summary>
internal static class ScoreText
{
    public const string CommonTime = "<attributes><divisions>1</divisions><time><beats>4</beats><beat-type>4</beat-type></time></attributes>";

    /// <summary>A note such as <c>C4</c>, <c>F#5</c> or <c>Bb3</c>, a rest for <c>R</c>; more elements may follow its duration.</summary>
    public static string Note(string pitch, string duration, string more = "", string before = "") =>
        $"<note>{before}{Pitch(pitch)}<duration>{duration}</duration>{more}</note>";

    public static string Pitch(string pitch)
    {
        if (pitch == "R")
        {
            return "<rest/>";
        }

        var alter = pitch.Count(character => character == '#') - pitch.Count(character => character == 'b');
        return $"<pitch><step>{pitch[0]}</step>{(alter == 0 ? "" : $"<alter>{alter}</alter>")}<octave>{pitch[^1]}</octave></pitch>";
    }

    /// <summary>A measure that is filled by one whole note of each letter, with elements before and after the note.</summary>
    public static string Whole(string pitch, string before = "", string after = "") => before + Note(pitch, "4") + after;

    /// <summary>A score of one part from what stands in its measures; in 4/4 with one division a quarter unless the first says else.</summary>
    public static string Score(params string[] measures)
    {
        var head = measures[0].Contains("<divisions>", StringComparison.Ordinal) ? "" : CommonTime;
        var text = string.Concat(measures.Select((measure, index) => $"<measure number=\"{index + 1}\">{(index == 0 ? head : "")}{measure}</measure>\n"));
        return Partwise("<score-part id=\"P1\"><part-name>Flute</part-name></score-part>", $"<part id=\"P1\">\n{text}</part>");
    }

    public static string Partwise(string partList, string parts, string header = "") =>
        $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE score-partwise PUBLIC \"-//Recordare//DTD MusicXML 4.0 Partwise//EN\" \"http://www.musicxml.org/dtds/partwise.dtd\">\n<score-partwise version=\"4.0\">{header}<part-list>{partList}</part-list>\n{parts}</score-partwise>";

    public static ReadResult Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    public static ReadResult Read(byte[] bytes, string source = "test.musicxml")
    {
        using var stream = new MemoryStream(bytes);
        return new MusicXmlFormat().Read(stream, source);
    }

    /// <summary>The piece of a score in which nothing is wrong.</summary>
    public static Piece Piece(string text)
    {
        var result = Read(text);
        Assert.Empty(result.Problems);
        return Assert.Single(result.Pieces);
    }

    public static Piece PieceOf(params string[] measures) => Piece(Score(measures));

    /// <summary>The notes of the first part: <c>pitch@start+duration</c> in quarters, as fractions of 480 ticks where they are none.</summary>
    public static string Notes(params string[] measures) => Notes(PieceOf(measures));

    public static string Notes(Piece piece) => string.Join(' ', piece.Parts[0].Notes.Select(note => $"{note.Pitch}@{Quarters(note.Start, piece)}+{Quarters(note.Duration, piece)}"));

    /// <summary>The letters of notes within one octave from middle C, in the order they are played.</summary>
    public static string Letters(params string[] measures) => Letters(PieceOf(measures));

    public static string Letters(Piece piece) => string.Concat(piece.Parts[0].Notes.Select(note => "C?D?EF?G?A?B"[note.Pitch - 60]));

    public static string BarStarts(Piece piece) => string.Join(' ', Bars.Of(piece).Select(bar => $"{Quarters(bar.Start, piece)}+{Quarters(bar.Length, piece)}"));

    private static string Quarters(int ticks, Piece piece)
    {
        var divisor = (int)System.Numerics.BigInteger.GreatestCommonDivisor(ticks, piece.TicksPerQuarter);
        return ticks % piece.TicksPerQuarter == 0 ? $"{ticks / piece.TicksPerQuarter}" : $"{ticks / divisor}/{piece.TicksPerQuarter / divisor}";
    }
}
