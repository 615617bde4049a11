using MathNet.Numerics.Random;

namespace MusicRnn.Learning.Training;

/// <summary>The sequences that are learned from, each from its start token to its end token.</summary>
public interface ISequenceSource
{
    /// <summary>The number of sequences.</summary>
    int Count { get; }

    /// <summary>
    /// The tokens of one sequence, at least two. It may be varied by chance, differently in each epoch; the same state of
    /// <paramref name="chance"/> always gives the same tokens.
    /// </summary>
    int[] Draw(int index, RandomSource chance);
}
