using MusicRnn.Music;

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

    /// <summary>Writes one piece. Throws <see cref="NotationException"/> if the format cannot hold it.</summary>
    void Write(Piece piece, Stream stream);
}
