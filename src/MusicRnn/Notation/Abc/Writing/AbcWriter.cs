using System.Text;
using MusicRnn.Music;
using MusicRnn.Notation.Engraving;

namespace MusicRnn.Notation.Abc.Writing;

/// <summary>Writes pieces as a tunebook in ABC 2.1.</summary>
internal static class AbcWriter
{
    // The first line of a text that keeps to the standard (section 2.2.1).
    private const string Identification = "%abc-2.1";

    /// <summary>
    /// The text of a book with a tune for each piece, numbered from 1. Throws <see cref="NotationException"/> if a piece is
    /// too long to be written as a score.
    /// </summary>
    public static string Write(IEnumerable<Piece> pieces)
    {
        var text = new StringBuilder(Identification).Append('\n');
        var number = 1;
        foreach (var piece in pieces)
        {
            text.Append(number > 1 ? "\n" : "");
            new AbcTuneWriter(Engraver.Engrave(piece), text).Write(number++);
        }

        return text.ToString();
    }
}
