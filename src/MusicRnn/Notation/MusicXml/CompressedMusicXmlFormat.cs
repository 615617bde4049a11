using System.IO.Compression;
using System.Text;

namespace MusicRnn.Notation.MusicXml;

/// <summary>Compressed MusicXML: a zip archive with a score in it (MusicXML 4.0, "Compressed .mxl files").</summary>
public sealed class CompressedMusicXmlFormat : INotationFormat
{
    private const string ScorePath = "score.musicxml";

    private static readonly MusicXmlFormat Plain = new();

    // The first time that a zip archive can say: the same piece always gives the same bytes.
    private static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <inheritdoc/>
    public string Name => "mxl";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".mxl"];

    /// <inheritdoc/>
    public ReadResult Read(Stream stream, string source) => Plain.Read(stream, source);

    /// <inheritdoc/>
    public bool HoldsManyPieces => false;

    /// <inheritdoc/>
    public void Write(ReadResult content, Stream stream)
    {
        using var score = new MemoryStream();
        Plain.Write(content, score);
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        const string container = $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<container><rootfiles><rootfile full-path=\"{ScorePath}\" media-type=\"application/vnd.recordare.musicxml+xml\"/></rootfiles></container>\n";
        Add(archive, MusicXmlArchive.ContainerPath, Encoding.UTF8.GetBytes(container));
        Add(archive, ScorePath, score.ToArray());
    }

    private static void Add(ZipArchive archive, string path, byte[] content)
    {
        var entry = archive.CreateEntry(path);
        entry.LastWriteTime = EntryTime;
        using var stream = entry.Open();
        stream.Write(content);
    }
}
