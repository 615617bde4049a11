using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;

namespace MusicRnn.Learning.Training;

/// <summary>
/// How well a network predicts sequences. Each is read from its first token, with an empty state, to its last; the first
/// one is given and not scored. Lanes do not see one another, so neither the order of the sequences nor the batch size
/// changes a figure.
/// </summary>
public sealed class SequenceScorer
{
    private readonly UnrolledNetwork _network;
    private readonly float[] _logits;

    /// <summary>Creates a scorer with memory for <paramref name="batch"/> sequences side by side.</summary>
    public SequenceScorer(Network network, WorkerTeam team, int batch = 16, int steps = 64)
    {
        _network = new UnrolledNetwork(network, batch, steps, team);
        _logits = new float[network.Options.VocabularySize];
    }

    /// <summary>The negative log-likelihood of each sequence, in nats.</summary>
    public double[] NatsOf(IReadOnlyList<int[]> sequences, CancellationToken cancellation = default)
    {
        var nats = new double[sequences.Count];
        Read(sequences, (sequence, row) => nats[sequence] += _network.RowNats[row], cancellation);
        return nats;
    }

    /// <summary>The negative log-likelihood of each sequence, and how many of its tokens were the likeliest.</summary>
    public SequenceScore[] ScoresOf(IReadOnlyList<int[]> sequences, CancellationToken cancellation = default)
    {
        var scores = new SequenceScore[sequences.Count];
        Read(sequences, (sequence, row) => scores[sequence] = Add(scores[sequence], row), cancellation);
        return scores;
    }

    /// <summary>Has each token that is predicted looked at, those of a sequence in their order.</summary>
    public void Read(IReadOnlyList<int[]> sequences, PredictionReader read, CancellationToken cancellation = default) => Read(
        sequences,
        (sequence, row) =>
        {
            _network.CopyLogits(row, _logits);
            read(sequence, _network.Targets[row], _network.RowNats[row], _logits, firstPossible: 0);
        },
        cancellation);

    private SequenceScore Add(SequenceScore score, int row)
    {
        _network.CopyLogits(row, _logits);
        var likeliest = Array.IndexOf(_logits, _logits.Max());
        return new SequenceScore(score.Nats + _network.RowNats[row], score.Foreseen + (likeliest == _network.Targets[row] ? 1 : 0));
    }

    // Calls the action for each scored token, with the number of its sequence and its row.
    private void Read(IReadOnlyList<int[]> sequences, Action<int, int> score, CancellationToken cancellation)
    {
        var lanes = Enumerable.Repeat((Sequence: -1, Position: 0), _network.Batch).ToArray();
        var next = 0;
        var scored = new int[_network.Inputs.Length];
        while (Fill(sequences, lanes, ref next, scored))
        {
            cancellation.ThrowIfCancellationRequested();
            _network.Run();
            for (var row = 0; row < scored.Length; row++)
            {
                if (scored[row] >= 0)
                {
                    score(scored[row], row);
                }
            }
        }
    }

    // Returns false once nothing is left to read; scored tells to which sequence each row belongs.
    private bool Fill(IReadOnlyList<int[]> sequences, (int Sequence, int Position)[] lanes, ref int next, int[] scored)
    {
        var any = false;
        for (var row = 0; row < scored.Length; row++)
        {
            ref var lane = ref lanes[row % lanes.Length];
            while (next < sequences.Count && (lane.Sequence < 0 || lane.Position + 1 >= sequences[lane.Sequence].Length))
            {
                lane = (next++, 0);
            }

            var tokens = lane.Sequence < 0 ? [] : sequences[lane.Sequence];
            var reads = lane.Position + 1 < tokens.Length;
            _network.Keep[row] = reads && lane.Position > 0 ? 1 : 0;
            _network.Inputs[row] = reads ? tokens[lane.Position] : 0;
            _network.Targets[row] = reads ? tokens[lane.Position + 1] : CrossEntropy.NoTarget;
            scored[row] = reads ? lane.Sequence : -1;
            lane.Position += reads ? 1 : 0;
            any |= reads;
        }

        return any;
    }
}
