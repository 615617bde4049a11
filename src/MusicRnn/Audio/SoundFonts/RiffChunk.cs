using System.Buffers.Binary;
using System.Text;

namespace MusicRnn.Audio.SoundFonts;

/// <summary>A named stretch of a RIFF file (Multimedia Programming Interface and Data Specifications 1.0, IBM and Microsoft 1991).</summary>
/// <param name="Id">Its four letters, or those of its list.</param>
/// <param name="Start">The offset of its first byte.</param>
/// <param name="Length">How many bytes of it are in the file.</param>
/// <param name="IsCutOff">Whether it says that it has more.</param>
internal readonly record struct RiffChunk(string Id, int Start, int Length, bool IsCutOff)
{
    private const int HeadBytes = 8;
    private const int IdBytes = 4;

    // Each chunk has at least its head, yet garbage might name a million: no SoundFont has more than two dozen.
    private const int MostChunks = 200;

    /// <summary>The chunks of a stretch of the file, one behind the other; what of them lies outside the stretch is cut off.</summary>
    public static List<RiffChunk> In(ReadOnlySpan<byte> file, int start, int length)
    {
        var chunks = new List<RiffChunk>();
        var end = start + length;
        for (long place = start; place + HeadBytes <= end && chunks.Count < MostChunks;)
        {
            var head = file.Slice((int)place, HeadBytes);
            var size = BinaryPrimitives.ReadUInt32LittleEndian(head[IdBytes..]);
            var body = (int)place + HeadBytes;
            var held = (int)Math.Min(size, (uint)(end - body));
            chunks.Add(new RiffChunk(Latin(head[..IdBytes]), body, held, held < size));

            // A chunk of an odd size is followed by a byte of padding.
            place = (long)body + size + (size & 1);
        }

        return chunks;
    }

    /// <summary>The same chunk as the list that it is: its letters are those behind the head. Null if it is none.</summary>
    public RiffChunk? AsList(ReadOnlySpan<byte> file) =>
        Id is "LIST" or "RIFF" && Length >= IdBytes ? this with { Id = Latin(file.Slice(Start, IdBytes)), Start = Start + IdBytes, Length = Length - IdBytes } : null;

    /// <summary>Text as such files hold it: up to the first zero, with nothing in it that a terminal would obey.</summary>
    public static string Latin(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        var text = Encoding.Latin1.GetString(end < 0 ? bytes : bytes[..end]);
        return string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter)).Trim();
    }
}
