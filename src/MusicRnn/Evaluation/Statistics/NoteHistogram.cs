using System.Collections.Immutable;
using MusicRnn.Music;

namespace MusicRnn.Evaluation.Statistics;

/// <summary>Puts the notes of a piece into classes and counts them.</summary>
/// <param name="Name">Its name: <c>note lengths</c>.</param>
/// <param name="Classes">The names of the classes.</param>
/// <param name="Of">The count of each class in a piece.</param>
public sealed record NoteHistogram(string Name, ImmutableArray<string> Classes, Func<Piece, int[]> Of)
{
    /// <summary>The part that two distributions share: 1 where they are the same, 0 where no class has notes in both; NaN if one has none at all.</summary>
    public static double Overlap(IReadOnlyList<long> one, IReadOnlyList<long> other)
    {
        double ofOne = one.Sum(), ofOther = other.Sum();
        return ofOne == 0 || ofOther == 0 ? double.NaN : one.Zip(other, (left, right) => Math.Min(left / ofOne, right / ofOther)).Sum();
    }
}
