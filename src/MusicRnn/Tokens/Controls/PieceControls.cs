using MusicRnn.Music;

namespace MusicRnn.Tokens.Controls;

/// <summary>What a piece is in the terms in which a person asks for one; null where it does not say.</summary>
/// <param name="Style">Its style in small letters.</param>
/// <param name="Meter">Its meter at the beginning.</param>
/// <param name="Key">Its key at the beginning.</param>
/// <param name="QuartersPerMinute">Its tempo at the beginning.</param>
/// <param name="Density">Its onsets in a quarter note, of all parts that are not percussion together.</param>
public sealed record PieceControls(string? Style = null, Meter? Meter = null, Key? Key = null, double? QuartersPerMinute = null, double? Density = null)
{
    /// <summary>Its chords; null if it has none, or if its tokens do not tell where they would stand.</summary>
    public ChordLine? Chords { get; init; }

    /// <summary>What nothing is known of.</summary>
    public static PieceControls Unknown { get; } = new();

    /// <summary>Looks at a piece that a tokenizer can tell, its chords too. Throws <see cref="TokenException"/> if it cannot.</summary>
    public static PieceControls Of(NamedPiece named, ITokenizer tokenizer) => Of(named) with { Chords = tokenizer.ChordsOf(named.Piece) };

    /// <summary>Looks at a piece, without its chords; its style is what it says itself, else the folder it lies in, else the tunebook it stands in.</summary>
    public static PieceControls Of(NamedPiece named)
    {
        var piece = named.Piece;
        return new PieceControls(
            StyleOf(named),
            piece.Meters is [{ Tick: 0 } meter, ..] ? meter.Meter : null,
            piece.Keys is [{ Tick: 0 } key, ..] ? key.Key : null,
            piece.Tempos.Changes is [{ Tick: 0 } tempo, ..] ? tempo.QuartersPerMinute : null,
            DensityOf(piece));
    }

    /// <summary>The same of the piece played so many times as fast.</summary>
    public PieceControls AtTempo(double factor) => this with { QuartersPerMinute = QuartersPerMinute * factor };

    /// <summary>A piece's onsets in a quarter note; null without any.</summary>
    public static double? DensityOf(Piece piece)
    {
        var onsets = piece.Parts.Where(part => !part.IsPercussion).SelectMany(part => part.Notes).Select(note => note.Start).Distinct().Count();
        return onsets == 0 ? null : onsets * (double)piece.TicksPerQuarter / piece.LastNoteEnd;
    }

    // A name is a path with / between, and #n behind it where a file has several pieces.
    private static string? StyleOf(NamedPiece named)
    {
        if (named.Piece.Style.Length > 0)
        {
            // Section 3.1.13 of the ABC standard leaves the words to the writer; several are divided by commas.
            return Normalized(named.Piece.Style.Split(',')[0]);
        }

        var mark = named.Name.LastIndexOf('#');
        var folders = named.Name.Split('/');
        return folders.Length > 1 ? Normalized(folders[^2])
            : mark > 0 ? Normalized(Path.GetFileNameWithoutExtension(named.Name[..mark]))
            : null;
    }

    private static string? Normalized(string style)
    {
        var words = style.Trim().ToLowerInvariant();
        return words.Length == 0 ? null : words;
    }
}
