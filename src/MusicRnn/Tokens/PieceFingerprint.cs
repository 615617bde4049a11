using System.Buffers.Binary;
using System.Security.Cryptography;
using MusicRnn.Music;

namespace MusicRnn.Tokens;

/// <summary>
/// A number that is the same for the same music: onsets on the grid, counted from the first, and pitches, counted from the
/// lowest of the first notes, of all parts together. Key, tempo, instruments, how long notes are held and how the notes are
/// dealt out to parts do not count.
/// </summary>
internal static class PieceFingerprint
{
    // Four for the onset, one to tell drums, one for the pitch.
    private const int BytesOfNote = 6;
    private const int BytesOfFingerprint = 16;

    /// <summary>The fingerprint: the first 16 bytes of a SHA-256 over all notes.</summary>
    public static UInt128 Of(Piece piece)
    {
        var onGrid = Quantizer.Quantize(piece, NoteGrid.UnitsPerQuarter);
        var notes = onGrid.Parts
            .SelectMany(part => part.Notes.Select(note => (note.Start, part.IsPercussion, note.Pitch)))
            .Distinct().Order().ToArray();
        if (notes.Length == 0)
        {
            return UInt128.Zero;
        }

        var firstPitched = Array.Find(notes, note => !note.IsPercussion).Pitch;
        var bytes = new byte[BytesOfNote * notes.Length];
        for (var place = 0; place < notes.Length; place++)
        {
            var (start, isPercussion, pitch) = notes[place];
            var slot = bytes.AsSpan(BytesOfNote * place, BytesOfNote);
            BinaryPrimitives.WriteInt32LittleEndian(slot, start - notes[0].Start);

            // Intervals reach from -127 to 127, so that a byte holds them. Drums do not move with the key.
            slot[^2] = isPercussion ? (byte)1 : (byte)0;
            slot[^1] = isPercussion ? (byte)pitch : unchecked((byte)(pitch - firstPitched));
        }

        return BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(bytes));
    }

    /// <summary>The fingerprint of the piece in a text; where there is no music in it, of the text itself.</summary>
    public static UInt128 Of(string text, Piece piece) => piece.NoteCount > 0
            ? Of(piece)
            : BinaryPrimitives.ReadUInt128LittleEndian(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text)));

    /// <summary>A number from 0 to below 1 that depends on fingerprint and seed only and is evenly spread.</summary>
    public static double Fraction(UInt128 fingerprint, int seed)
    {
        Span<byte> bytes = stackalloc byte[BytesOfFingerprint + sizeof(int)];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, fingerprint);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[BytesOfFingerprint..], seed);
        return BinaryPrimitives.ReadUInt32LittleEndian(SHA256.HashData(bytes)) / (uint.MaxValue + 1.0);
    }
}
