using MusicRnn.Learning.Networks;

namespace MusicRnn.Learning.Training;

/// <summary>
/// Windows of T steps for a network in two levels: lanes go on where they stopped, and one that has read a sequence to its
/// end takes the next one from the queue.
/// </summary>
internal sealed class FrameWindows : IWindows
{
    private readonly SequenceQueue<FrameSequence> _queue;
    private readonly UnrolledFrameNetwork _network;
    private readonly Lane[] _lanes;

    /// <summary>Creates the lanes at the beginning of the first epoch.</summary>
    public FrameWindows(ISequenceSource<FrameSequence> source, UnrolledFrameNetwork network, int seed)
    {
        _queue = new SequenceQueue<FrameSequence>(source, seed);
        _network = network;
        _lanes = [.. Enumerable.Range(0, network.Batch).Select(_ => TakeNext())];
    }

    /// <inheritdoc/>
    public double Epochs => _queue.Epochs;

    /// <inheritdoc/>
    public IReadOnlyList<long> State
    {
        get => [_queue.Taken, .. _lanes.SelectMany(lane => new[] { lane.Place, lane.Step })];
        set
        {
            _queue.Taken = value[0];
            for (var lane = 0; lane < _lanes.Length; lane++)
            {
                var place = value[1 + (2 * lane)];
                _lanes[lane] = new Lane(place, _queue.At(place)) { Step = (int)value[2 + (2 * lane)] };
            }
        }
    }

    /// <inheritdoc/>
    public void Fill()
    {
        _network.ClearTokenRows();
        for (var row = 0; row < _network.Batch * _network.Steps; row++)
        {
            ref var lane = ref _lanes[row % _lanes.Length];
            if (lane.Step == lane.Sequence.Steps)
            {
                lane = TakeNext();
            }

            _network.Keep[row] = lane.Step > 0 ? 1 : 0;
            lane.Sequence.WriteTo(_network, lane.Step, row);
            lane.Step++;
        }
    }

    private Lane TakeNext()
    {
        var (place, sequence) = _queue.TakeNext();
        return sequence.Steps > 0 ? new Lane(place, sequence) : throw new ArgumentException("A sequence to learn from needs a step.");
    }

    private record struct Lane(long Place, FrameSequence Sequence)
    {
        public int Step { get; set; }
    }
}
