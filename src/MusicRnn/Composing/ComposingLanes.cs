using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;

namespace MusicRnn.Composing;

/// <summary>
/// Pieces side by side in the lanes of one unrolled network, a token of each at every step. A lane whose piece has ended
/// takes the next one that waits, or idles.
/// </summary>
internal sealed class ComposingLanes
{
    private readonly UnrolledNetwork _network;
    private readonly WorkerTeam _team;
    private readonly UnfinishedPiece?[] _pieces;
    private readonly float[][] _logitsOfWorker;
    private readonly Action<Worker> _goOn;

    /// <summary>Creates empty lanes.</summary>
    public ComposingLanes(Network network, int lanes, WorkerTeam team)
    {
        _network = new UnrolledNetwork(network, lanes, steps: 1, team);
        _team = team;
        _pieces = new UnfinishedPiece?[lanes];
        _logitsOfWorker = [.. Enumerable.Range(0, team.Count).Select(_ => new float[network.Options.VocabularySize])];
        _goOn = GoOn;
    }

    /// <summary>The pieces in the lanes that do not idle.</summary>
    public IEnumerable<UnfinishedPiece> Pieces => _pieces.OfType<UnfinishedPiece>();

    /// <summary>Puts pieces into the lanes that are free, as long as there are any.</summary>
    public void Fill(IEnumerator<UnfinishedPiece> waiting)
    {
        for (var lane = 0; lane < _pieces.Length; lane++)
        {
            if (_pieces[lane] is null && waiting.MoveNext())
            {
                _pieces[lane] = waiting.Current;
            }
        }
    }

    /// <summary>One token further in all lanes.</summary>
    public void Step()
    {
        for (var lane = 0; lane < _pieces.Length; lane++)
        {
            _network.Inputs[lane] = _pieces[lane]?.NextInput ?? 0;
            _network.Keep[lane] = _pieces[lane] is { IsBeginning: false } ? 1 : 0;
        }

        _team.Run(_goOn);
    }

    /// <summary>Takes out the pieces that have ended.</summary>
    public IEnumerable<UnfinishedPiece> TakeFinished()
    {
        for (var lane = 0; lane < _pieces.Length; lane++)
        {
            if (_pieces[lane] is { IsFinished: true } piece)
            {
                _pieces[lane] = null;
                yield return piece;
            }
        }
    }

    // One run of the team for both, for waking its members takes as long as the work of a small network.
    private void GoOn(Worker worker)
    {
        _network.Forward(worker);
        var logits = _logitsOfWorker[worker.Index];
        var (from, to) = worker.Share(_pieces.Length);
        for (var lane = from; lane < to; lane++)
        {
            if (_pieces[lane] is { } piece)
            {
                _network.CopyLogits(lane, logits);
                piece.GoOn(logits);
            }
        }
    }
}
