using MusicRnn.Music;
using MusicRnn.Notation;
using MusicRnn.Notation.Abc;

namespace MusicRnn.Cli.Commands;

/// <summary>MIDI files have no chord symbols: a piece that has some is written as ABC too.</summary>
internal static class LeadSheet
{
    /// <summary>Writes <c>X.abc</c> beside <c>X.mid</c> and tells it; nothing for a piece without chord symbols.</summary>
    public static void WriteBeside(string path, Piece piece)
    {
        if (piece.Chords.IsEmpty)
        {
            return;
        }

        var abc = Path.ChangeExtension(path, ".abc");
        try
        {
            AtomicFile.Write(abc, stream => new AbcFormat().Write(piece, stream));
            Terminal.Say($"      {abc}, with its chord symbols");
        }
        catch (NotationException exception)
        {
            // The piece itself is written; what cannot be had is a score of it.
            Terminal.Note($"{abc} was not written: {exception.Message}");
        }
    }
}
