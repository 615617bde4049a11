using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// A classifier unrolled in time over sequences that have nothing to do with one another, one in each lane, of different
/// lengths. The label is read off the output of each lane's last token; what stands after it is padding.
/// </summary>
public sealed class UnrolledClassifier : TrainableNetwork
{
    private readonly TokenReader _reader;
    private readonly RowGather _last;
    private readonly PanelMatrix? _lastGradient;
    private readonly Projection _projection;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;

    /// <summary>Unrolls a network for reading only.</summary>
    public UnrolledClassifier(Classifier network, int batch, int steps, WorkerTeam team)
        : this(network, team, new Unrolling(batch, steps, network.Values, null), null)
    {
    }

    /// <summary>Unrolls a network for learning. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledClassifier(Classifier network, int batch, int steps, WorkerTeam team, TrainingOptions options)
        : this(network, team, Unrolling.ForLearning(batch, steps, network.Values), options)
    {
    }

    private UnrolledClassifier(Classifier network, WorkerTeam team, Unrolling unrolling, TrainingOptions? options) : base(network, team, unrolling)
    {
        var lanes = unrolling.WithRows(unrolling.Batch);
        _dropouts = new Dropouts(options);
        _reader = new TokenReader(unrolling, network.Embedding.Table, network.Recurrent, _dropouts);
        _last = new RowGather(lanes, network.Options.HiddenSize);
        _lastGradient = lanes.ActivationGradients(network.Options.HiddenSize);
        _projection = new Projection(lanes, network.Projection.Weights, network.Projection.Bias);
        _loss = new CrossEntropy(lanes, options?.LabelSmoothing ?? 0);
    }

    /// <summary>(B): the loss of each lane in nats.</summary>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => _reader.Stack.StatePlanes;

    /// <summary>(T·B), row t·B + b: the tokens, padding included.</summary>
    internal Span<int> Inputs => _reader.Tokens;

    /// <summary>
    /// Puts a sequence of 1 to T tokens into a lane, with the label that it should get, if one is known. Throws
    /// <see cref="ArgumentException"/> for a sequence, token or label out of range.
    /// </summary>
    public void SetSequence(int lane, ReadOnlySpan<int> tokens, int? label)
    {
        var options = ((Classifier)Weights).Options;
        RowArguments.RequireIndex(lane, Batch);
        RowArguments.RequireLength(tokens.Length, Steps);
        RowArguments.RequireTokens(tokens, options.VocabularySize);
        if (label is { } known)
        {
            RowArguments.RequireIndex(known, options.LabelCount);
        }

        for (var step = 0; step < Steps; step++)
        {
            Keep[(step * Batch) + lane] = step == 0 ? 0 : 1;
            Inputs[(step * Batch) + lane] = step < tokens.Length ? tokens[step] : 0;
        }

        _last.Sources[lane] = ((tokens.Length - 1) * Batch) + lane;
        _loss.Targets[lane] = label ?? CrossEntropy.NoTarget;
    }

    /// <summary>Copies the logits of a lane's labels after <see cref="TrainableNetwork.Run"/>.</summary>
    public void CopyLogits(int lane, Span<float> logits) => _projection.Output.CopyRowTo(lane, logits);

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>From now on records the gradient's way back through a recurrent layer (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _reader.Stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        _reader.Forward(worker);
        _last.Forward(worker, _reader.Stack.Output);
        worker.Meet();
        _projection.Forward(worker, _last.Output);
        worker.Meet();
        _loss.Forward(worker, _projection.Output);
        worker.Meet();
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _projection.Output, scale);
        worker.Meet();
        _projection.Backward(worker, _last.Output, _projection.Output, _lastGradient!);
        _last.Backward(worker, _lastGradient!, _reader.Stack.OutputGradient);
        _reader.Backward(worker);
    }
}
