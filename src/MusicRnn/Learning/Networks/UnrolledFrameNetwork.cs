using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// A network in two levels, unrolled over T frames of B lanes that go on from window to window, with up to R token rows,
/// each of which belongs to the state after one of the frames. For each window: set the frames' features, take the token
/// rows of the last window out, add the new ones, run. To compose a frame token by token, unroll one step:
/// <see cref="RunFrames()"/>, then one new token row and <see cref="RunTokens()"/> again and again.
/// </summary>
public sealed class UnrolledFrameNetwork : TrainableNetwork
{
    private readonly int _vocabularySize;
    private readonly Unrolling _tokenUnrolling;
    private readonly EmbeddingSum _frames;
    private readonly RecurrentStack _stack;
    private readonly RowGather _states;
    private readonly PanelMatrix? _statesGradient;
    private readonly EmbeddingSum _tokens;
    private readonly PanelMatrix? _tokensGradient;
    private readonly ResidualHead _head;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;
    private readonly Action<Worker> _runFrames;
    private readonly Action<Worker> _runTokens;

    /// <summary>Unrolls a network for reading and composing, with room for <paramref name="mostTokenRows"/> token rows in a window.</summary>
    public UnrolledFrameNetwork(FrameNetwork network, int batch, int steps, int mostTokenRows, WorkerTeam team)
        : this(network, team, mostTokenRows, new Unrolling(batch, steps, network.Values, null), null)
    {
    }

    /// <summary>Unrolls a network for learning. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledFrameNetwork(FrameNetwork network, int batch, int steps, int mostTokenRows, WorkerTeam team, TrainingOptions options)
        : this(network, team, mostTokenRows, Unrolling.ForLearning(batch, steps, network.Values), options)
    {
    }

    private UnrolledFrameNetwork(FrameNetwork network, WorkerTeam team, int mostTokenRows, Unrolling unrolling, TrainingOptions? options)
        : base(network, team, unrolling)
    {
        var (embeddingSize, hiddenSize) = (network.Options.EmbeddingSize, network.Options.HiddenSize);
        _vocabularySize = network.Options.VocabularySize;
        _tokenUnrolling = unrolling.WithRows(mostTokenRows);
        _dropouts = new Dropouts(options);
        _frames = new EmbeddingSum(unrolling, network.Options.FrameFeatures, network.FrameFeatures, _dropouts);
        _stack = new RecurrentStack(unrolling, network.Recurrent, _dropouts);
        _states = new RowGather(_tokenUnrolling, hiddenSize);
        _statesGradient = _tokenUnrolling.ActivationGradients(hiddenSize);
        _tokens = new EmbeddingSum(_tokenUnrolling, network.Options.TokenFeatures, network.TokenFeatures, _dropouts);
        _tokensGradient = _tokenUnrolling.ActivationGradients(embeddingSize);
        _head = new ResidualHead(_tokenUnrolling, network.Head, _dropouts);
        _loss = new CrossEntropy(_tokenUnrolling, options?.LabelSmoothing ?? 0);
        (_runFrames, _runTokens) = (RunFrames, RunTokens);
        ClearTokenRows();
    }

    /// <summary>The token rows that there are.</summary>
    public int TokenRows => _tokenUnrolling.Rows;

    /// <summary>(R): the loss of each token row in nats; 0 beyond <see cref="TokenRows"/>.</summary>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => _stack.StatePlanes;

    /// <summary>
    /// Sets the tokens of one frame feature (its number in the options) in row t·B + b; none is allowed. Throws
    /// <see cref="ArgumentException"/> if there are too many or one is out of range.
    /// </summary>
    public void SetFrameFeature(int row, int feature, params ReadOnlySpan<int> tokens) => _frames.Set(row, feature, tokens);

    /// <summary>Takes all tokens of all features out of a frame's row.</summary>
    public void ClearFrame(int row) => _frames.Clear(row);

    /// <summary>Takes all token rows out.</summary>
    public void ClearTokenRows()
    {
        _tokenUnrolling.UseRows(0);
        _loss.Targets.AsSpan().Fill(CrossEntropy.NoTarget);
    }

    /// <summary>
    /// Adds a token row that sees the state after frame row t·B + b, without features yet, and returns its number. Throws
    /// <see cref="ArgumentException"/> if there is no more room or a number is out of range.
    /// </summary>
    /// <param name="frameRow">The row of the frame.</param>
    /// <param name="target">The token that should be predicted; null if none is scored.</param>
    /// <param name="possible">The first token that can come, and the one after the last, with the target among them; all if not given.</param>
    public int AddTokenRow(int frameRow, int? target, (int From, int To)? possible = null)
    {
        RowArguments.RequireIndex(frameRow, Batch * Steps);
        var (from, to) = possible ?? (0, _vocabularySize);
        ArgumentOutOfRangeException.ThrowIfNegative(from, nameof(possible));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, _vocabularySize, nameof(possible));
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(from, to, nameof(possible));
        if (target is { } known)
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(known, from, nameof(target));
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(known, to, nameof(target));
        }

        var row = _tokenUnrolling.Rows;
        _tokenUnrolling.UseRows(row + 1);
        _tokens.Clear(row);
        _states.Sources[row] = frameRow;
        _loss.Targets[row] = target ?? CrossEntropy.NoTarget;
        _loss.Possible[row] = (from, to);
        return row;
    }

    /// <summary>Sets the tokens of one token feature (its number in the options) in a token row; none is allowed.</summary>
    public void SetTokenFeature(int tokenRow, int feature, params ReadOnlySpan<int> tokens) => _tokens.Set(tokenRow, feature, tokens);

    /// <summary>The target of a token row; null if none is scored.</summary>
    public int? TargetOf(int tokenRow) => _loss.Targets[tokenRow] == CrossEntropy.NoTarget ? null : _loss.Targets[tokenRow];

    /// <summary>The first token that is possible in a token row, and the one after the last.</summary>
    public (int From, int To) PossibleOf(int tokenRow) => _loss.Possible[tokenRow];

    /// <summary>Goes on by T frames without looking at the token rows.</summary>
    public void RunFrames() => Team.Run(_runFrames);

    /// <summary>Predicts the token rows from the frames that have been run last.</summary>
    public void RunTokens() => Team.Run(_runTokens);

    /// <summary>Copies the V logits of a token row after a run.</summary>
    public void CopyLogits(int tokenRow, Span<float> logits) => _head.Output.CopyRowTo(tokenRow, logits);

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>From now on records the gradient's way back through a recurrent layer (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        RunFrames(worker);
        RunTokens(worker);
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _head.Output, scale);
        worker.Meet();
        _head.Backward(worker, _states.Output, _tokens.Output, _statesGradient!, _tokensGradient!);
        _tokens.Backward(worker, _tokensGradient!);
        _states.Backward(worker, _statesGradient!, _stack.OutputGradient);
        _stack.Backward(worker, _frames.Output);
        _frames.Backward(worker, _stack.InputGradient);
    }

    private void RunFrames(Worker worker)
    {
        _frames.Forward(worker);
        worker.Meet();
        _stack.Forward(worker, _frames.Output);
    }

    private void RunTokens(Worker worker)
    {
        _tokens.Forward(worker);
        _states.Forward(worker, _stack.Output);
        worker.Meet();
        _head.Forward(worker, _states.Output, _tokens.Output);
        worker.Meet();
        _loss.Forward(worker, _head.Output);
        worker.Meet();
    }
}
