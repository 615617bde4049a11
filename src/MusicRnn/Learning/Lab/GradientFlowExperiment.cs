using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Lab;

/// <summary>
/// Shows how far back a cell's gradient reaches: the norm of the gradient of the loss, which the adding problem asks for
/// at the last step alone, with respect to the state at each step before it, at the start and after some training.
/// </summary>
public sealed class GradientFlowExperiment
{
    private readonly MemoryTaskRun _run;
    private readonly GradientFlow _flow;

    /// <summary>Creates the network. Throws <see cref="MusicRnnException"/> for options out of range.</summary>
    public GradientFlowExperiment(int length, RecurrentOptions recurrent, TrainingOptions training, WorkerTeam team)
    {
        _run = new MemoryTaskRun(new AddingProblem(length), recurrent, training, team);
        _flow = ((UnrolledRealNetwork)_run.Network).RecordGradientFlow();
    }

    /// <summary>The planes of the state: 1, or 2 where a cell state c stands beside the output h.</summary>
    public int Planes => _flow.Planes;

    /// <summary>The mean loss of the last batches.</summary>
    public double Loss => _run.Loss;

    /// <summary>
    /// The norm of the gradient with respect to the output h, or to the cell state c of an LSTM, by distance: index 0 is
    /// the last step, index d the one d steps before it.
    /// </summary>
    /// <param name="plane">0 for h, 1 for the second plane of the state where the cell has one.</param>
    public double[] NormsByDistance(int plane = 0)
    {
        _run.Network.ComputeGradient();
        return [.. Enumerable.Range(0, _flow.Steps).Select(distance => _flow.NormAt(_flow.Steps - 1 - distance, plane))];
    }

    /// <summary>Trains for some steps.</summary>
    public void Train(int steps, CancellationToken stop = default)
    {
        for (var step = 0; step < steps && !stop.IsCancellationRequested; step++)
        {
            _run.DoStep((double)step / steps);
        }
    }
}
