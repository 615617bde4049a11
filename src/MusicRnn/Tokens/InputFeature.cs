namespace MusicRnn.Tokens;

/// <summary>
/// One of the things that a network is told at a moment, as numbers each of which has a vector; the input is the sum of all
/// vectors of all features.
/// </summary>
/// <param name="Name">Its name: letters, digits and underscores.</param>
/// <param name="Values">The number of different values.</param>
/// <param name="MostValues">The most values that it has at once: 1 for a plain feature, more for a set such as the notes of a frame.</param>
public sealed record InputFeature(string Name, int Values, int MostValues = 1);
