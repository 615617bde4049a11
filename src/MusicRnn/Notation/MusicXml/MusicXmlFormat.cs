namespace MusicRnn.Notation.MusicXml;

/// <summary>
/// MusicXML, the format that notation programs exchange scores in (MusicXML 4.0, W3C Community Group Report 2021).
/// Partwise and timewise scores of all versions are read, also where they are compressed; partwise ones are written.
/// </summary>
public sealed class MusicXmlFormat : INotationFormat
{
    /// <inheritdoc/>
    public string Name => "musicxml";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".musicxml", ".xml"];

    /// <inheritdoc/>
    public ReadResult Read(Stream stream, string source) => MusicXmlReader.Read(WholeFile.Read(stream, source), source);

    /// <inheritdoc/>
    public bool HoldsManyPieces => false;

    /// <summary>
    /// Writes a readable score. Notes, velocities, tempos, meters, keys, chord symbols, instruments, title, composer and
    /// lyrics come back when it is read; pedal, bend and other controls are left out. A rhythm that was played by hand is
    /// written as the nearest that can be read. Throws <see cref="NotationException"/> unless there is just one piece.
    /// </summary>
    public void Write(ReadResult content, Stream stream) => MusicXmlWriter.Write(content.SinglePiece(Name), stream);
}
