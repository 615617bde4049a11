namespace MusicRnn.Notation.Json;

/// <summary>Something stands where the notation wants something else; whoever reads the piece or list decides what becomes of the rest.</summary>
/// <param name="where">The place, such as <c>pieces[2].parts[0].notes[14]</c>.</param>
/// <param name="message">What was expected and what was found.</param>
internal sealed class JsonContentException(string where, string message) : Exception(message)
{
    /// <summary>The place.</summary>
    public string Where { get; } = where;
}
