namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// MusicXML, the format that notation programs exchange scores in (MusicXML 4.0, W3C Community Group Report 2021):
/// partwise and timewise scores of all versions, as text or compressed, are read.
/// </summary>
public sealed class MusicXmlFormat : INotationFormat
{
    /// <inheritdoc/>
    public string Name => "musicxml";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".musicxml", ".xml", ".mxl"];

    /// <inheritdoc/>
    public ReadResult Read(Stream stream, string source) => MusicXmlReader.Read(WholeFile.Read(stream, source), source);

    /// <inheritdoc/>
    public bool HoldsManyPieces => false;

    /// <summary>Not possible yet: throws <see cref="NotationException"/>.</summary>
    public void Write(ReadResult content, Stream stream) =>
        throw new NotationException(Name, "writing MusicXML comes later: write .mid");
}
