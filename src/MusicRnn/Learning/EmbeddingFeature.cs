namespace MusicRnn.Learning;

/// <summary>
/// One of several things that a network is told in a row, each with a table of vectors of its own; the row's input is
/// the sum of all their vectors.
/// </summary>
/// <param name="Name">Its name, as part of its tensor's: letters, digits and underscores.</param>
/// <param name="VocabularySize">The number of different tokens.</param>
/// <param name="MostTokens">The most tokens that it may have in one row: 1 for a plain feature, more for a bag (all notes of a frame).</param>
public sealed record EmbeddingFeature(string Name, int VocabularySize, int MostTokens = 1);
