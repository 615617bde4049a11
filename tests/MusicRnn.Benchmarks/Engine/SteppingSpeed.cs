using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Stepping;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>
/// How fast a network predicts token by token. Where there are as many lanes as members of a team, each has lanes of its
/// own, as in composing; fewer lanes are the work of all members together.
/// </summary>
internal sealed class SteppingSpeed
{
    private readonly NetworkSize _size;
    private readonly WorkerTeam _team;
    private readonly NetworkStepper[] _steppers;
    private readonly bool _isShared;

    public SteppingSpeed(NetworkSize size, WorkerTeam team, bool halves)
    {
        var network = new Network(size.Options);
        network.Initialize(new Xoshiro256StarStar(1, false));
        var weights = new SteppingWeights(network, halves);
        (_size, _team) = (size, team);
        _isShared = size.Batch < team.Count;
        _steppers = _isShared
            ? [new NetworkStepper(weights, size.Batch)]
            : [.. Enumerable.Range(0, team.Count).Select(index => new Worker(team, index).Share(size.Batch)).Select(share => new NetworkStepper(weights, share.To - share.From))];
    }

    public double TokensASecond() => _size.Tokens / Timing.SecondsEach(() => _team.Run(Work), atLeast: 0.3);

    private void Work(Worker worker)
    {
        var (stepper, sharing) = _isShared ? (_steppers[0], worker) : (_steppers[worker.Index], Worker.Alone);
        Span<int> tokens = stackalloc int[stepper.Lanes];
        for (var step = 0; step < _size.Steps; step++)
        {
            tokens.Fill(step % _size.Options.VocabularySize);
            stepper.Step(tokens, sharing);
        }
    }
}
