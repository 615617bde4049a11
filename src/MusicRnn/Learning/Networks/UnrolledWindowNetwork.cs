using System.Runtime.Intrinsics;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Networks;

/// <summary>A network without memory, with room for a number of rows that know nothing of one another.</summary>
public sealed unsafe class UnrolledWindowNetwork : TrainableNetwork
{
    private readonly EmbeddingSum _sum;
    private readonly int _biasFeature;
    private readonly PanelMatrix _hidden;
    private readonly PanelMatrix? _hiddenGradient;
    private readonly Dropout? _dropout;
    private readonly Projection _projection;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;

    /// <summary>Room for predicting.</summary>
    public UnrolledWindowNetwork(WindowNetwork network, int rows, WorkerTeam team)
        : this(network, team, new Unrolling(rows, 1, network.Values, null), null)
    {
    }

    /// <summary>Room for learning. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledWindowNetwork(WindowNetwork network, int rows, WorkerTeam team, TrainingOptions options)
        : this(network, team, Unrolling.ForLearning(rows, 1, network.Values), options)
    {
    }

    private UnrolledWindowNetwork(WindowNetwork network, WorkerTeam team, Unrolling unrolling, TrainingOptions? options) : base(network, team, unrolling)
    {
        _dropouts = new Dropouts(options);
        _sum = new EmbeddingSum(unrolling, network.FeaturesAndBias, network.Features, new Dropouts(null));
        _biasFeature = network.Options.Features.Count;
        _hidden = unrolling.Activations(network.Options.HiddenSize);
        _hiddenGradient = unrolling.ActivationGradients(network.Options.HiddenSize);
        _dropout = _dropouts.Add(unrolling, network.Options.HiddenSize);
        _projection = new Projection(unrolling, network.Projection.Weights, network.Projection.Bias);
        _loss = new CrossEntropy(unrolling, options?.LabelSmoothing ?? 0);
        for (var row = 0; row < unrolling.Rows; row++)
        {
            _sum.Set(row, _biasFeature, [0]);
        }
    }

    /// <summary>(rows): the tokens it should predict; -1 where nothing is scored.</summary>
    public Span<int> Targets => _loss.Targets;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => [];

    private PanelMatrix Hidden => _dropout?.Output ?? _hidden;

    /// <summary>Sets the values of one feature (its number in the options) in a row; none is allowed.</summary>
    public void SetFeature(int row, int feature, params ReadOnlySpan<int> values) => _sum.Set(row, feature, values);

    /// <summary>Copies the V logits of a row after <see cref="TrainableNetwork.Run"/>.</summary>
    public void CopyLogits(int row, Span<float> logits) => _projection.Output.CopyRowTo(row, logits);

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        _sum.Forward(worker);
        Rectify(worker);
        _dropout?.Forward(worker, _hidden);
        worker.Meet();
        _projection.Forward(worker, Hidden);
        worker.Meet();
        _loss.Forward(worker, _projection.Output);
        worker.Meet();
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _projection.Output, scale);
        worker.Meet();
        _projection.Backward(worker, Hidden, _projection.Output, _hiddenGradient!);
        _dropout?.Backward(worker, _hiddenGradient!);
        PassWhereAboveZero(worker);
        _sum.Backward(worker, _hiddenGradient!);
    }

    private void Rectify(Worker worker)
    {
        var (from, to) = worker.Share(_hidden.Panels);
        for (var panel = from; panel < to; panel++)
        {
            float* sum = _sum.Output.Row(panel, 0), hidden = _hidden.Row(panel, 0);
            for (var i = 0; i < _hidden.Rows * PanelMatrix.PanelColumns; i += Vector512<float>.Count)
            {
                Vector512.Max(Vector512.Load(sum + i), Vector512<float>.Zero).Store(hidden + i);
            }
        }
    }

    private void PassWhereAboveZero(Worker worker)
    {
        var (from, to) = worker.Share(_hidden.Panels);
        for (var panel = from; panel < to; panel++)
        {
            float* hidden = _hidden.Row(panel, 0), gradient = _hiddenGradient!.Row(panel, 0);
            for (var i = 0; i < _hidden.Rows * PanelMatrix.PanelColumns; i += Vector512<float>.Count)
            {
                var isPassed = Vector512.GreaterThan(Vector512.Load(hidden + i), Vector512<float>.Zero);
                (Vector512.Load(gradient + i) & isPassed).Store(gradient + i);
            }
        }
    }
}
