using System.Text;
using MusicRnn.Notation.Abc.Writing;

namespace MusicRnn.Notation.Abc;

/// <summary>ABC notation, the text that folk tunes are kept in (the ABC standard, version 2.1, abcnotation.com).</summary>
public sealed class AbcFormat : INotationFormat
{
    /// <inheritdoc/>
    public string Name => "abc";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".abc"];

    /// <inheritdoc/>
    public ReadResult Read(Stream stream, string source) => AbcReader.Read(ReadText(stream, source), source);

    /// <inheritdoc/>
    public bool HoldsManyPieces => true;

    /// <summary>
    /// Writes a tunebook, a tune for each piece: title, composers, tempos, meters, keys, chord symbols, instruments and all
    /// notes. Volumes are kept where dynamics say them; pedal, bends and other controllers are not. The problems have no
    /// place in it. Throws <see cref="NotationException"/> for a piece that is too long to be written as a score.
    /// </summary>
    public void Write(ReadResult content, Stream stream) => stream.Write(Encoding.UTF8.GetBytes(AbcWriter.Write(content.Pieces)));

    /// <summary>The text of a file, whatever it is encoded in. Throws <see cref="NotationException"/> for one that is too long.</summary>
    internal static string ReadText(Stream stream, string source)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (var count = stream.Read(buffer); count > 0; count = stream.Read(buffer))
        {
            bytes.Write(buffer, 0, count);
            if (bytes.Length > AbcLimits.Bytes)
            {
                throw new NotationException(source, $"byte {bytes.Length}", $"expected a text of at most {AbcLimits.Bytes} bytes, found a longer one. Split it.");
            }
        }

        return Decode(bytes.ToArray()).TrimStart('\uFEFF');
    }

    private static string Decode(byte[] bytes)
    {
        if (bytes is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..])
        {
            // The byte order marks of UTF-16.
            return (bytes[0] == 0xFF ? Encoding.Unicode : Encoding.BigEndianUnicode).GetString(bytes);
        }

        try
        {
            return new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            // Texts from before Unicode are in Latin-1 (section 2.1 names it as the old default).
            return Encoding.Latin1.GetString(bytes);
        }
    }
}
