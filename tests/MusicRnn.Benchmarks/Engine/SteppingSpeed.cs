using MathNet.Numerics.Random;
using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Stepping;

namespace MusicRnn.Benchmarks.Engine;

/// <summary>How fast a network predicts token by token; lanes are shared among the members of a team, as in composing.</summary>
internal sealed class SteppingSpeed
{
    private readonly NetworkSize _size;
    private readonly WorkerTeam _team;
    private readonly NetworkStepper?[] _steppers;

    public SteppingSpeed(NetworkSize size, WorkerTeam team, bool halves)
    {
        var network = new Network(size.Options);
        network.Initialize(new Xoshiro256StarStar(1, false));
        var weights = new SteppingWeights(network, halves);
        (_size, _team) = (size, team);
        _steppers = [.. Enumerable.Range(0, team.Count).Select(index => new Worker(team, index).Share(size.Batch))
            .Select(share => share.To == share.From ? null : new NetworkStepper(weights, share.To - share.From))];
    }

    public double TokensASecond()
    {
        var seconds = _size.Batch == 1 ? SecondsOf(() => Step(_steppers.First(stepper => stepper is not null)!))
            : SecondsOf(() => _team.Run(worker => Step(_steppers[worker.Index])));
        return _size.Tokens / seconds;
    }

    private static double SecondsOf(Action work) => Timing.SecondsEach(work, atLeast: 0.3);

    private void Step(NetworkStepper? stepper)
    {
        if (stepper is null)
        {
            return;
        }

        Span<int> tokens = stackalloc int[stepper.Lanes];
        for (var step = 0; step < _size.Steps; step++)
        {
            tokens.Fill(step % _size.Options.VocabularySize);
            stepper.Step(tokens);
        }
    }
}
