namespace MusicRnn.Notation.MusicXml;

/// <summary>A score holds more than <see cref="MusicXmlLimits"/> allow; caught by the reader, which knows the file's name.</summary>
/// <param name="limit">What it may hold at most.</param>
internal sealed class ScoreTooLargeException(string limit) : MusicRnnException($"expected at most {limit}, found more. Split the score.");
