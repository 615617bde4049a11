using MathNet.Numerics.Random;

namespace MusicRnn.Learning.Training;

/// <summary>The sequences that are learned from, each from its beginning to its end.</summary>
/// <typeparam name="TSequence">What a sequence is: <c>int[]</c>, at least two tokens, or a <see cref="Networks.FrameSequence"/>.</typeparam>
public interface ISequenceSource<out TSequence>
{
    /// <summary>The number of sequences.</summary>
    int Count { get; }

    /// <summary>
    /// One sequence. It may be varied by chance, differently in each epoch; the same state of <paramref name="chance"/> always
    /// gives the same.
    /// </summary>
    TSequence Draw(int index, RandomSource chance);
}
