using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Tests.Notation.Abc;

/// <summary>Short ways to read a tiny tune and to say what it holds.</summary>
internal static class AbcText
{
    public const string Header = "X:1\nT:Test\nM:4/4\nL:1/4\nK:C\n";

    public static ReadResult Read(string text) => AbcReader.Read(text, "test.abc");

    /// <summary>The one piece of a text in which nothing is wrong.</summary>
    public static Piece Tune(string text)
    {
        var result = Read(text);
        Assert.Empty(result.Problems);
        return Assert.Single(result.Pieces);
    }

    /// <summary>The notes of music in 4/4, unit 1/4, C major: <c>pitch@start+duration</c> in ticks, 480 a quarter.</summary>
    public static string Notes(string music) => Notes(Tune(Header + music).Parts[0]);

    public static string Notes(Part part) => string.Join(' ', part.Notes.Select(note => $"{note.Pitch}@{note.Start}+{note.Duration}"));

    public static string Pitches(string music) => Pitches(Tune(Header + music));

    public static string Pitches(Piece piece) => string.Join(' ', piece.Parts[0].Notes.Select(note => note.Pitch));

    /// <summary>The letters of a melody within one octave from middle C, in the order they are played.</summary>
    public static string Letters(string music) => Letters(Read(Header + music).Pieces[0]);

    public static string Letters(Piece piece) =>
        string.Concat(piece.Parts[0].Notes.Select(note => "C?D?EF?G?A?Bc?d?ef?g?a?b"[note.Pitch - 60]));

    public static string BarStarts(Piece piece) => string.Join(' ', Bars.Of(piece).Select(bar => $"{bar.Start}+{bar.Length}"));

    public static string Problem(string text)
    {
        var problem = Assert.Single(Read(text).Problems);
        return problem.ToString();
    }
}
