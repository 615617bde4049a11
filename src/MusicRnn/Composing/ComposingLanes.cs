using MusicRnn.Learning.Kernels;

namespace MusicRnn.Composing;

/// <summary>
/// Pieces side by side in lanes. Each belongs to one worker; fewer lanes than workers are the work of all together. A lane
/// whose piece has ended takes the next one that waits, or idles.
/// </summary>
internal sealed class ComposingLanes
{
    // Between two meetings of the workers, whose waking costs as much as some tokens of a small network.
    private const int TokensInStep = 16;

    private readonly WorkerTeam _team;
    private readonly UnfinishedPiece?[] _pieces;
    private readonly Action<Worker> _goOn;

    /// <summary>Creates empty lanes.</summary>
    public ComposingLanes(Func<int, ITokenStepper> createStepper, int vocabularySize, int lanes, WorkerTeam team)
    {
        _team = team;
        _pieces = new UnfinishedPiece?[lanes];
        if (lanes < team.Count)
        {
            var shared = WorkerLanes.Create(createStepper, vocabularySize, (0, lanes));
            _goOn = worker => shared?.GoOn(_pieces, TokensInStep, worker);
        }
        else
        {
            WorkerLanes?[] lanesOfWorker = [.. Enumerable.Range(0, team.Count).Select(index => WorkerLanes.Create(createStepper, vocabularySize, new Worker(team, index).Share(lanes)))];
            _goOn = worker => lanesOfWorker[worker.Index]?.GoOn(_pieces, TokensInStep, Worker.Alone);
        }
    }

    /// <summary>The pieces in the lanes that do not idle.</summary>
    public IEnumerable<UnfinishedPiece> Pieces => _pieces.OfType<UnfinishedPiece>();

    /// <summary>Puts pieces into the lanes that are free, as long as there are any.</summary>
    public void Fill(AskedPieces pieces)
    {
        for (var lane = 0; lane < _pieces.Length; lane++)
        {
            _pieces[lane] ??= pieces.Next();
        }
    }

    /// <summary>Some tokens further in all lanes.</summary>
    public void Step() => _team.Run(_goOn);

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
}
