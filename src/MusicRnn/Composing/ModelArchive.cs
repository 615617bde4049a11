using System.IO.Compression;

namespace MusicRnn.Composing;

/// <summary>
/// The entries of a model file, each read only if its size is warranted, and checked against its checksum. A problem is
/// thrown as <see cref="MusicRnnException"/>, damage of the archive itself as .NET's exceptions.
/// </summary>
internal sealed class ModelArchive(Stream stream) : IDisposable
{
    // Text shrinks to a tenth, weights by a few per cent. What shrinks more than this was made to fill the memory.
    private const int HighestCompression = 100;

    private readonly ZipArchive _archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);

    public bool Has(string name) => _archive.GetEntry(name) is not null;

    /// <summary>The bytes of an entry that may have up to so many.</summary>
    public byte[] ReadBytes(string name, long longest) => Read(name, longest, (stream, length) =>
    {
        var bytes = new byte[length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <summary>What a reader, given the entry's stream and length, makes of an entry that may have up to so many bytes. It has to read all of them.</summary>
    public T Read<T>(string name, long longest, Func<Stream, long, T> read)
    {
        var entry = _archive.GetEntry(name) ?? throw new MusicRnnException($"{name} is missing.");
        var warranted = Math.Min(longest, entry.CompressedLength * HighestCompression);
        if (entry.Length > warranted)
        {
            throw new MusicRnnException($"{name} should have at most {warranted} bytes, but has {entry.Length}.");
        }

        using var content = new Crc32Stream(entry.Open());
        var result = read(content, entry.Length);
        var isAtEnd = content.ReadByte() < 0;
        return isAtEnd && content.Checksum == entry.Crc32
            ? result
            : throw new MusicRnnException($"{name} is not as it was written: its checksum is wrong.");
    }

    /// <inheritdoc/>
    public void Dispose() => _archive.Dispose();
}
