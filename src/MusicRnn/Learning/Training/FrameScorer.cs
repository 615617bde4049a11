using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;

namespace MusicRnn.Learning.Training;

/// <summary>
/// How well a network in two levels predicts sequences, each from an empty state on. Lanes do not see one another, so neither
/// the order of the sequences nor the batch size changes a figure.
/// </summary>
public sealed class FrameScorer
{
    private readonly UnrolledFrameNetwork _network;
    private readonly float[] _logits;
    private readonly int[] _sequenceOfRow;
    private readonly Lane[] _lanes;

    /// <summary>Creates a scorer with memory for <paramref name="batch"/> sequences side by side, and as many as <paramref name="mostTokens"/> tokens after a step.</summary>
    public FrameScorer(FrameNetwork network, WorkerTeam team, int mostTokens, int batch = 16, int steps = 32)
    {
        _network = new UnrolledFrameNetwork(network, batch, steps, batch * steps * mostTokens, team);
        _logits = new float[network.Options.VocabularySize];
        _sequenceOfRow = new int[batch * steps * mostTokens];
        _lanes = new Lane[batch];
    }

    /// <summary>The negative log-likelihood of each sequence's tokens, and how many of them were the likeliest.</summary>
    /// <param name="count">The number of sequences.</param>
    /// <param name="sequenceAt">Makes a sequence; each is asked for once, when its turn has come, and not kept.</param>
    /// <param name="cancellation">Stops the work.</param>
    public SequenceScore[] ScoresOf(int count, Func<int, FrameSequence> sequenceAt, CancellationToken cancellation = default)
    {
        var scores = new SequenceScore[count];
        Run(count, sequenceAt, row =>
        {
            ref var score = ref scores[_sequenceOfRow[row]];
            score = new SequenceScore(score.Nats + _network.RowLosses[row], score.Foreseen + (IsForeseen(row) ? 1 : 0));
        }, cancellation);
        return scores;
    }

    /// <summary>Has each token that is predicted looked at, those of a sequence in their order.</summary>
    public void Read(int count, Func<int, FrameSequence> sequenceAt, PredictionReader read, CancellationToken cancellation = default) => Run(
        count, sequenceAt,
        row =>
        {
            _network.CopyLogits(row, _logits);
            var (from, to) = _network.PossibleOf(row);
            read(_sequenceOfRow[row], _network.TargetOf(row)!.Value, _network.RowLosses[row], _logits.AsSpan(from, to - from), from);
        },
        cancellation);

    // Calls the action for each row of a predicted token.
    private void Run(int count, Func<int, FrameSequence> sequenceAt, Action<int> score, CancellationToken cancellation)
    {
        Array.Fill(_lanes, default);
        var next = 0;
        while (Fill(count, sequenceAt, ref next))
        {
            cancellation.ThrowIfCancellationRequested();
            _network.Run();
            for (var row = 0; row < _network.TokenRows; row++)
            {
                score(row);
            }
        }
    }

    private bool IsForeseen(int row)
    {
        _network.CopyLogits(row, _logits);
        var (from, to) = _network.PossibleOf(row);
        var possible = _logits.AsSpan(from, to - from);
        var likeliest = 0;
        for (var token = 1; token < possible.Length; token++)
        {
            likeliest = possible[token] > possible[likeliest] ? token : likeliest;
        }

        return from + likeliest == _network.TargetOf(row);
    }

    // Returns false once nothing is left to read.
    private bool Fill(int count, Func<int, FrameSequence> sequenceAt, ref int next)
    {
        _network.ClearTokenRows();
        var any = false;
        for (var row = 0; row < _network.Batch * _network.Steps; row++)
        {
            ref var lane = ref _lanes[row % _lanes.Length];
            while (!lane.Reads && next < count)
            {
                lane = new Lane(next, sequenceAt(next));
                next++;
            }

            _network.Keep[row] = lane.Reads && lane.Step > 0 ? 1 : 0;
            any |= lane.Reads;
            if (!lane.Reads)
            {
                _network.ClearFrame(row);
                continue;
            }

            var firstToken = _network.TokenRows;
            lane.Sequence!.WriteTo(_network, lane.Step++, row);
            _sequenceOfRow.AsSpan(firstToken, _network.TokenRows - firstToken).Fill(lane.Number);
        }

        return any;
    }

    private record struct Lane(int Number, FrameSequence? Sequence)
    {
        public int Step { get; set; }

        public readonly bool Reads => Sequence is not null && Step < Sequence.Steps;
    }
}
