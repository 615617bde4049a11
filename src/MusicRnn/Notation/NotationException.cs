namespace MusicRnn.Notation;

/// <summary>A file cannot be read as music, or a piece cannot be written in a format.</summary>
public sealed class NotationException : MusicRnnException
{
    /// <summary>Creates the exception: <c>source(where): message</c>.</summary>
    /// <param name="source">The file's name.</param>
    /// <param name="where">The place: <c>byte 22</c>, or <c>12:7</c> for line and column.</param>
    /// <param name="message">What was expected, what was found, what to do.</param>
    public NotationException(string source, string where, string message) : base($"{source}({where}): {OneLine.Of(message)}")
    {
    }

    /// <summary>
    /// Whether the file is no damaged music but something else under the same extension, as a web page's settings are a
    /// <c>.json</c> too: nobody meant it to be read here.
    /// </summary>
    public bool IsOfAnotherKind { get; init; }

    /// <summary>Creates the exception where no single place is to blame.</summary>
    public NotationException(string source, string message) : base($"{source}: {OneLine.Of(message)}")
    {
    }
}
