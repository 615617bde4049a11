using System.IO.Compression;
using System.Xml;

namespace MusicRnn.Notation.MusicXml;

/// <summary>A compressed score (.mxl): a zip archive whose META-INF/container.xml names the score in it (MusicXML 4.0, "Compressed .mxl files").</summary>
internal static class MusicXmlArchive
{
    /// <summary>The file that names the score.</summary>
    public const string ContainerPath = "META-INF/container.xml";
    private const string UncompressedType = "application/vnd.recordare.musicxml+xml";

    /// <summary>Whether a file begins as a zip archive does.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> bytes) => bytes.StartsWith("PK\x3\x4"u8);

    /// <summary>
    /// The bytes of the score. Whatever the archive says about sizes, no more than the limits is ever unpacked. Throws
    /// <see cref="NotationException"/> where there is none.
    /// </summary>
    public static ReadOnlyMemory<byte> Unpack(ReadOnlyMemory<byte> bytes, string source, MusicXmlProblems problems)
    {
        if (bytes.Length > MusicXmlLimits.ArchiveBytes)
        {
            throw new NotationException(source, $"expected at most {MusicXmlLimits.ArchiveBytes >> 20} MiB of compressed music, found more. Split it, or leave it out.");
        }

        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            using var score = ScoreEntry(archive, source, problems).Open();
            return WholeFile.Read(score, source);
        }
        catch (Exception exception) when (exception is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new NotationException(source, $"expected a zip archive with a score in it, found a damaged one ({exception.Message.TrimEnd('.')}). Export it once more.");
        }
    }

    private static ZipArchiveEntry ScoreEntry(ZipArchive archive, string source, MusicXmlProblems problems)
    {
        var named = archive.GetEntry(ContainerPath) is { } container ? RootFile(container, source) : null;
        if (named is not null && archive.GetEntry(named) is { } root)
        {
            return root;
        }

        var score = archive.Entries.FirstOrDefault(IsScore)
            ?? throw new NotationException(source, $"expected a score in the archive, as {ContainerPath} names it, found none. Export it once more.");
        problems.Add(0, 0, $"expected the name of the score in {ContainerPath}, found {(named is null ? "none" : $"'{named}', which is not there")}; '{score.FullName}' is read.");
        return score;
    }

    private static bool IsScore(ZipArchiveEntry entry) =>
        !entry.FullName.StartsWith("META-INF/", StringComparison.Ordinal)
        && !entry.FullName.StartsWith("__MACOSX/", StringComparison.Ordinal)
        && Path.GetExtension(entry.FullName).ToUpperInvariant() is ".XML" or ".MUSICXML";

    /// <summary>The first score that the container names; further root files are the same score in other formats.</summary>
    private static string? RootFile(ZipArchiveEntry container, string source)
    {
        using var stream = container.Open();
        var bytes = new byte[MusicXmlLimits.ContainerBytes];
        var count = stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        try
        {
            using var text = MusicXmlText.Open(bytes.AsMemory(0, count));
            using var reader = BoundedXml.Open(text);
            while (BoundedXml.Read(reader))
            {
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rootfile"
                    && reader.GetAttribute("media-type") is null or UncompressedType or "text/xml" or "application/xml"
                    && reader.GetAttribute("full-path") is { } path)
                {
                    return path;
                }
            }
        }
        catch (XmlException exception)
        {
            throw new NotationException(source, $"expected XML in {ContainerPath}, found text that is none ({OneLine.Of(exception.Message.TrimEnd('.'))}). Export it once more.");
        }

        return null;
    }
}
