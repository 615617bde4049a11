using MathNet.Numerics.Random;

namespace MusicRnn.Learning.Training;

/// <summary>Sequences as they are, without variation.</summary>
/// <typeparam name="TSequence">What a sequence is.</typeparam>
public sealed class Sequences<TSequence>(IReadOnlyList<TSequence> sequences) : ISequenceSource<TSequence>
{
    /// <inheritdoc/>
    public int Count => sequences.Count;

    /// <inheritdoc/>
    public TSequence Draw(int index, RandomSource chance) => sequences[index];
}
