namespace MusicRnn.Composing.Novelty;

/// <summary>A piece that a model was trained on, as its <see cref="NoveltyIndex"/> keeps it.</summary>
/// <param name="Name">The piece's name in the corpus.</param>
/// <param name="Lines">Its parts' lines.</param>
internal sealed record IndexedPiece(string Name, StepLine[] Lines)
{
    // The most that NoveltyIndexFile makes of a letter, of two counts for a piece or a line, and of a note.
    private const long BytesOfLetter = 3;
    private const long BytesOfCounts = 10;
    private const long BytesOfNote = 8;

    /// <summary>The most bytes that it takes in a file; most pieces take half of them.</summary>
    public long Bytes => BytesOf(Name, Lines.Length, Lines.Sum(line => (long)line.Bars.Length));

    /// <summary>The same for a piece of so many lines with so many notes together.</summary>
    public static long BytesOf(string name, int lines, long notes) =>
        (name.Length * BytesOfLetter) + ((lines + 1) * BytesOfCounts) + (notes * BytesOfNote);
}
