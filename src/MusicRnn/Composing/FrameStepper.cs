using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>
/// Lanes of a network in two levels. Lanes are at different places inside their frames: where no frame was completed, the last
/// one is read once more from the state before it, which gives the same state again.
/// </summary>
internal sealed class FrameStepper : ITokenStepper
{
    private readonly NetworkInput _input;
    private readonly UnrolledFrameNetwork _network;
    private readonly ITokenContext[] _contexts;

    // As they were before the last frame of each lane.
    private readonly LaneStates _states;

    private readonly bool[] _begins;

    /// <summary>Creates lanes. A stepper is the work of one thread.</summary>
    public FrameStepper(NetworkInput input, FrameNetwork network, int lanes)
    {
        _input = input;
        _network = new UnrolledFrameNetwork(network, lanes, steps: 1, mostTokenRows: lanes, new WorkerTeam(1));
        _contexts = [.. Enumerable.Range(0, lanes).Select(_ => input.CreateContext(isTransposed: false))];
        _states = new LaneStates(_network);
        _begins = new bool[lanes];
    }

    /// <inheritdoc/>
    public void Begin(int lane, ControlValues told)
    {
        _contexts[lane] = _input.CreateContext(isTransposed: false, told);
        _begins[lane] = true;
    }

    /// <inheritdoc/>
    public void Step(ReadOnlySpan<int> tokens, Worker worker)
    {
        if (worker.Index == 0)
        {
            Step(tokens);
        }

        worker.Meet();
    }

    /// <inheritdoc/>
    public void CopyLogits(int lane, Span<float> logits) => _network.CopyLogits(lane, logits);

    /// <inheritdoc/>
    public (int From, int To) PossibleIn(int lane) => _contexts[lane].Possible;

    /// <inheritdoc/>
    public void CopyLane(int lane, ITokenStepper source, int sourceLane, ControlValues told, IEnumerable<int> tokens)
    {
        var other = (FrameStepper)source;
        Begin(lane, told);
        foreach (var token in tokens)
        {
            _contexts[lane].Take(token);
        }

        SetFrameFeatures(lane);
        _states.CopyLane(lane, other._states, sourceLane);
        _network.Keep[lane] = other._network.Keep[sourceLane];
        _begins[lane] = other._begins[sourceLane];
    }

    private void Step(ReadOnlySpan<int> tokens)
    {
        _network.ClearTokenRows();
        for (var lane = 0; lane < tokens.Length; lane++)
        {
            if (tokens[lane] == ITokenStepper.Idle)
            {
                _states.Restore(lane);
            }
            else
            {
                Take(tokens[lane], lane);
            }

            AddTokenRow(lane);
        }

        _network.Run();
    }

    private void Take(int token, int lane)
    {
        var context = _contexts[lane];
        context.Take(token);
        if (!_input.Tokenizer.EndsStep(token))
        {
            _states.Restore(lane);
            return;
        }

        _states.Keep(lane);
        _network.Keep[lane] = _begins[lane] ? 0 : 1;
        _begins[lane] = false;
        SetFrameFeatures(lane);
    }

    private void SetFrameFeatures(int lane)
    {
        for (var feature = 0; feature < _input.Features.Step.Length; feature++)
        {
            _network.SetFrameFeature(lane, feature, _contexts[lane].StepValues(feature));
        }
    }

    private void AddTokenRow(int lane)
    {
        var row = _network.AddTokenRow(lane, target: null);
        for (var feature = 0; feature < _input.Features.Token.Length; feature++)
        {
            _network.SetTokenFeature(row, feature, _contexts[lane].TokenValues(feature));
        }
    }
}
