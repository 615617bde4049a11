namespace MusicRnn.Notation;

/// <summary>A file format that music is read from and written to.</summary>
public interface INotationFormat
{
    /// <summary>The name that a person types: <c>midi</c>, <c>abc</c>.</summary>
    string Name { get; }

    /// <summary>The file name extensions, each with its dot, the usual one first.</summary>
    IReadOnlyList<string> Extensions { get; }

    /// <summary>
    /// Reads all pieces of a stream. What could be mended stands among the result's problems. Throws
    /// <see cref="NotationException"/> with <paramref name="source"/> and position where nothing can be read.
    /// </summary>
    ReadResult Read(Stream stream, string source);

    /// <summary>Whether one file holds any number of pieces, as a tunebook does, or just one.</summary>
    bool HoldsManyPieces { get; }

    /// <summary>
    /// Writes pieces, and the problems that reading them met where the format has a place for those. Throws
    /// <see cref="NotationException"/> if the format cannot hold them: unless it <see cref="HoldsManyPieces"/>, there must
    /// be just one.
    /// </summary>
    void Write(ReadResult content, Stream stream);
}
