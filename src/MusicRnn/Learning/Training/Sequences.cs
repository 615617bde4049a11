using MathNet.Numerics.Random;

namespace MusicRnn.Learning.Training;

/// <summary>Sequences as they are, without variation.</summary>
public sealed class Sequences(IReadOnlyList<int[]> sequences) : ISequenceSource
{
    /// <inheritdoc/>
    public int Count => sequences.Count;

    /// <inheritdoc/>
    public int[] Draw(int index, RandomSource chance) => sequences[index];
}
