using MathNet.Numerics;
using MathNet.Numerics.Random;

namespace MusicRnn.Learning.Training;

/// <summary>
/// The order in which sequences are learned from: each epoch takes all of them in a new random order. Order and variation of
/// an epoch follow from seed and epoch number alone, so that a place in the queue says all.
/// </summary>
/// <typeparam name="TSequence">What a sequence is.</typeparam>
internal sealed class SequenceQueue<TSequence>
{
    // Large and odd, so that neighbouring seeds, epochs and sequences start generators far apart.
    private const int EpochStride = 0x3C6EF35F;
    private const int PlaceStride = 0x19660D;

    private readonly ISequenceSource<TSequence> _source;
    private readonly int _seed;
    private int[] _order = [];
    private int _orderEpoch = -1;

    /// <summary>Creates the queue at the beginning of the first epoch. Throws <see cref="MusicRnnException"/> if there is nothing to read.</summary>
    public SequenceQueue(ISequenceSource<TSequence> source, int seed)
    {
        if (source.Count == 0)
        {
            throw new MusicRnnException("there is no sequence to learn from.");
        }

        _source = source;
        _seed = seed;
    }

    /// <summary>How many sequences have been taken.</summary>
    public long Taken { get; set; }

    /// <summary>How often all sequences have been taken, with the part of the present round.</summary>
    public double Epochs => (double)Taken / _source.Count;

    /// <summary>The next sequence, and its place.</summary>
    public (long Place, TSequence Sequence) TakeNext()
    {
        var place = Taken++;
        return (place, At(place));
    }

    /// <summary>The sequence at a place.</summary>
    public TSequence At(long place)
    {
        var epoch = (int)(place / _source.Count);
        var inEpoch = (int)(place % _source.Count);
        if (epoch != _orderEpoch)
        {
            var chanceOfEpoch = new Xoshiro256StarStar(unchecked(_seed + (epoch * EpochStride)), threadSafe: false);
            _order = Combinatorics.GeneratePermutation(_source.Count, chanceOfEpoch);
            _orderEpoch = epoch;
        }

        var chance = new Xoshiro256StarStar(unchecked(_seed + (epoch * EpochStride) + ((inEpoch + 1) * PlaceStride)), threadSafe: false);
        return _source.Draw(_order[inEpoch], chance);
    }
}
