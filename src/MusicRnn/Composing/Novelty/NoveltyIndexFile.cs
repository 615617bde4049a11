using System.Collections.Immutable;
using System.Text;

namespace MusicRnn.Composing.Novelty;

/// <summary>
/// An index as bytes: four letters and a version; then numbers of seven bits a byte, the lowest first, the eighth bit saying
/// that more follow (LEB128): the pieces left out, the pieces; for each the bytes of its name, the name in UTF-8, its lines; for each
/// the notes and the first one's bar, and for each further note its step and by how much its bar is larger. That is three bytes
/// for most notes.
/// </summary>
internal static class NoveltyIndexFile
{
    /// <summary>More bytes no index has.</summary>
    public const int MostBytes = 1 << 26;

    private const byte Version = 1;
    private const int BitsInByte = 7;
    private const int MoreFollow = 1 << BitsInByte;

    private static ReadOnlySpan<byte> Letters => "copy"u8;

    public static void Write(NoveltyIndex index, Stream stream)
    {
        stream.Write(Letters);
        stream.WriteByte(Version);
        WriteNumber(stream, index.LeftOut);
        WriteNumber(stream, index.PieceCount);
        foreach (var piece in index.Pieces)
        {
            var name = Encoding.UTF8.GetBytes(piece.Name);
            WriteNumber(stream, name.Length);
            stream.Write(name);
            WriteNumber(stream, piece.Lines.Length);
            foreach (var line in piece.Lines)
            {
                WriteLine(stream, line);
            }
        }
    }

    /// <summary>Reads an index. Throws <see cref="MusicRnnException"/> if the bytes are none.</summary>
    public static NoveltyIndex Read(ReadOnlySpan<byte> bytes)
    {
        var reader = new NoveltyIndexReader(bytes);
        reader.Require(Letters, "the letters 'copy'");
        reader.Require([Version], $"version {Version}");
        var leftOut = reader.Number(int.MaxValue);
        var count = reader.Count(NoveltyIndexReader.FewestBytesOfPiece);
        var pieces = ImmutableArray.CreateBuilder<IndexedPiece>(count);
        for (var piece = 0; piece < count; piece++)
        {
            var name = reader.Text();
            var lines = new StepLine[reader.Count(NoveltyIndexReader.FewestBytesOfLine)];
            for (var line = 0; line < lines.Length; line++)
            {
                lines[line] = reader.Line();
            }

            pieces.Add(new IndexedPiece(name, lines));
        }

        reader.RequireEnd();
        return new NoveltyIndex(pieces.MoveToImmutable(), leftOut);
    }

    private static void WriteLine(Stream stream, StepLine line)
    {
        WriteNumber(stream, line.Bars.Length);
        WriteNumber(stream, line.Bars[0]);
        for (var place = 0; place < line.Steps.Length; place++)
        {
            WriteNumber(stream, line.Steps[place]);
            WriteNumber(stream, line.Bars[place + 1] - line.Bars[place]);
        }
    }

    private static void WriteNumber(Stream stream, int number)
    {
        while (number >= MoreFollow)
        {
            stream.WriteByte((byte)(number | MoreFollow));
            number >>= BitsInByte;
        }

        stream.WriteByte((byte)number);
    }
}
