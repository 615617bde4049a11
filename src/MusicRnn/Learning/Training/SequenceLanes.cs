using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Training;

/// <summary>
/// Cuts sequences into windows of T steps for B lanes that go on where they stopped: when a lane has read a sequence to
/// its end, it takes the next one from the queue (<see cref="SequenceQueue{TSequence}"/>). The whole state is a few numbers.
/// Lanes that begin together wait instead, with padding that is never scored, until the longest sequence has ended.
/// </summary>
public sealed class SequenceLanes
{
    private readonly SequenceQueue<int[]> _queue;
    private readonly bool _beginTogether;
    private readonly Lane[] _lanes;

    /// <summary>Creates the lanes at the beginning of the first epoch. Throws <see cref="MusicRnnException"/> if there is nothing to read.</summary>
    /// <param name="source">The sequences.</param>
    /// <param name="batch">The lanes, B.</param>
    /// <param name="seed">Where the order of the epochs begins.</param>
    /// <param name="beginTogether">Whether all lanes begin their sequences in the same window.</param>
    public SequenceLanes(ISequenceSource<int[]> source, int batch, int seed, bool beginTogether = false)
    {
        _queue = new SequenceQueue<int[]>(source, seed);
        _beginTogether = beginTogether;
        _lanes = new Lane[batch];
        for (var lane = 0; lane < batch; lane++)
        {
            _lanes[lane] = TakeNext();
        }
    }

    /// <summary>How many sequences have been taken from the queue.</summary>
    public long Taken => _queue.Taken;

    /// <summary>How often all sequences have been read, with the part of the present round.</summary>
    public double Epochs => _queue.Epochs;

    /// <summary>Where the lanes stand: the number of sequences taken, then place in the queue and position of each lane.</summary>
    public IReadOnlyList<long> State
    {
        get => [Taken, .. _lanes.SelectMany(lane => new[] { lane.Place, lane.Position })];
        set
        {
            _queue.Taken = value[0];
            for (var lane = 0; lane < _lanes.Length; lane++)
            {
                var place = value[1 + (2 * lane)];
                _lanes[lane] = new Lane(place, Required(_queue.At(place))) { Position = (int)value[2 + (2 * lane)] };
            }
        }
    }

    /// <summary>
    /// Fills one window: what is read, what should be predicted (<see cref="CrossEntropy.NoTarget"/> for padding), and where
    /// a lane goes on (1) or begins anew (0); each (T·B), row t·B + b.
    /// </summary>
    public void Fill(Span<int> inputs, Span<int> targets, Span<float> keep)
    {
        if (_beginTogether && Array.TrueForAll(_lanes, lane => lane.HasEnded))
        {
            for (var lane = 0; lane < _lanes.Length; lane++)
            {
                _lanes[lane] = TakeNext();
            }
        }

        for (var row = 0; row < inputs.Length; row++)
        {
            ref var lane = ref _lanes[row % _lanes.Length];
            if (lane.HasEnded && !_beginTogether)
            {
                lane = TakeNext();
            }

            var reads = !lane.HasEnded;
            keep[row] = reads && lane.Position > 0 ? 1 : 0;
            inputs[row] = reads ? lane.Tokens[lane.Position] : 0;
            targets[row] = reads ? lane.Tokens[lane.Position + 1] : CrossEntropy.NoTarget;
            lane.Position += reads ? 1 : 0;
        }
    }

    private Lane TakeNext()
    {
        var (place, tokens) = _queue.TakeNext();
        return new Lane(place, Required(tokens));
    }

    private static int[] Required(int[] tokens) =>
        tokens.Length > 1 ? tokens : throw new ArgumentException("A sequence to learn from needs at least two tokens.");

    private record struct Lane(long Place, int[] Tokens)
    {
        public int Position { get; set; }

        public readonly bool HasEnded => Position + 1 >= Tokens.Length;
    }
}
