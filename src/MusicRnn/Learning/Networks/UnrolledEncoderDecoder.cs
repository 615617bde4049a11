using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Layers;
using MusicRnn.Learning.Training;

namespace MusicRnn.Learning.Networks;

/// <summary>
/// An encoder and a decoder unrolled in time over pairs of sequences, one in each lane, of different lengths. The decoder
/// starts from the state in which the encoder ends, all layers and planes of it, and the gradient goes back the same way.
/// To write a sequence token by token, unroll it with one target step: <see cref="Encode()"/>, then
/// <see cref="Decode()"/> again and again.
/// </summary>
public sealed class UnrolledEncoderDecoder : TrainableNetwork
{
    private readonly Unrolling _sourceUnrolling;
    private readonly TokenReader _encoder;
    private readonly TokenReader _decoder;
    private readonly Projection _projection;
    private readonly CrossEntropy _loss;
    private readonly Dropouts _dropouts;
    private readonly Action<Worker> _encode;
    private readonly Action<Worker> _decode;

    /// <summary>Unrolls a network for reading and writing.</summary>
    public UnrolledEncoderDecoder(EncoderDecoder network, int batch, int sourceSteps, int targetSteps, WorkerTeam team)
        : this(network, team, sourceSteps, new Unrolling(batch, targetSteps, network.Values, null), null)
    {
    }

    /// <summary>Unrolls a network for learning. The batch size and sequence length of the options do not matter here.</summary>
    public UnrolledEncoderDecoder(EncoderDecoder network, int batch, int sourceSteps, int targetSteps, WorkerTeam team, TrainingOptions options)
        : this(network, team, sourceSteps, Unrolling.ForLearning(batch, targetSteps, network.Values), options)
    {
    }

    private UnrolledEncoderDecoder(EncoderDecoder network, WorkerTeam team, int sourceSteps, Unrolling unrolling, TrainingOptions? options)
        : base(network, team, unrolling)
    {
        _sourceUnrolling = new Unrolling(unrolling.Batch, sourceSteps, unrolling.Values, unrolling.Gradients);
        _dropouts = new Dropouts(options);
        _encoder = new TokenReader(_sourceUnrolling, network.SourceEmbedding.Table, network.Encoder, _dropouts);
        _decoder = new TokenReader(unrolling, network.TargetEmbedding.Table, network.Decoder, _dropouts);
        _projection = new Projection(unrolling, network.Projection.Weights, network.Projection.Bias);
        _loss = new CrossEntropy(unrolling, options?.LabelSmoothing ?? 0);
        foreach (var (from, to) in _decoder.Stack.Layers.Zip(_encoder.Stack.Layers))
        {
            from.GoBackTo(to);
        }

        // Without a source nothing is read: every row begins anew, and the state after the last one is of no sequence.
        _sourceUnrolling.Keep.AsSpan().Clear();
        (_encode, _decode) = (Encode, Decode);
    }

    /// <summary>(T·B), row t·B + b: the tokens that the decoder reads.</summary>
    public Span<int> Inputs => _decoder.Tokens;

    /// <summary>(T·B): the tokens that it should write next; -1 where nothing is scored.</summary>
    public Span<int> Targets => _loss.Targets;

    /// <inheritdoc/>
    public override ReadOnlySpan<float> RowLosses => _loss.RowNats;

    internal override IEnumerable<PanelMatrix> StatePlanes => _encoder.Stack.StatePlanes.Concat(_decoder.Stack.StatePlanes);

    /// <summary>The tokens that the encoder reads, padding in front included.</summary>
    internal Span<int> SourceInputs => _encoder.Tokens;

    /// <summary>
    /// Puts a sequence to read into a lane, with as much padding before it as there is room: it begins with an empty state.
    /// Throws <see cref="ArgumentException"/> unless it has 1 token to as many as there are source steps.
    /// </summary>
    public void SetSource(int lane, ReadOnlySpan<int> tokens)
    {
        var (batch, steps) = (Batch, _sourceUnrolling.Steps);
        RowArguments.RequireIndex(lane, batch);
        RowArguments.RequireLength(tokens.Length, steps);
        RowArguments.RequireTokens(tokens, ((EncoderDecoder)Weights).Options.SourceVocabularySize);
        var first = steps - tokens.Length;
        for (var step = 0; step < steps; step++)
        {
            _sourceUnrolling.Keep[(step * batch) + lane] = step <= first ? 0 : 1;
            SourceInputs[(step * batch) + lane] = step < first ? 0 : tokens[step - first];
        }
    }

    /// <summary>
    /// Puts a sequence to write into a lane: the decoder reads all tokens but the last and should write all but the first.
    /// Throws <see cref="ArgumentException"/> unless it has 2 tokens to one more than there are target steps.
    /// </summary>
    public void SetTarget(int lane, ReadOnlySpan<int> tokens)
    {
        RowArguments.RequireIndex(lane, Batch);
        RowArguments.RequireLength(tokens.Length - 1, Steps);
        RowArguments.RequireTokens(tokens, ((EncoderDecoder)Weights).Options.TargetVocabularySize);
        for (var step = 0; step < Steps; step++)
        {
            var isWritten = step + 1 < tokens.Length;
            Inputs[(step * Batch) + lane] = isWritten ? tokens[step] : 0;
            Targets[(step * Batch) + lane] = isWritten ? tokens[step + 1] : CrossEntropy.NoTarget;
        }
    }

    /// <summary>Reads the sources and leaves the decoder in the state in which the encoder ends.</summary>
    public void Encode() => Team.Run(_encode);

    /// <summary>Goes on from the state in which the decoder stands with <see cref="Inputs"/>.</summary>
    public void Decode() => Team.Run(_decode);

    /// <summary>Copies the logits of a row of the decoder.</summary>
    public void CopyLogits(int row, Span<float> logits) => _projection.Output.CopyRowTo(row, logits);

    /// <inheritdoc/>
    public override int CountTargets() => _loss.CountTargets();

    /// <summary>From now on records the gradient's way back through a layer of the encoder (0 is the first one).</summary>
    public GradientFlow RecordGradientFlow(int layer = 0) => _encoder.Stack.Layers[layer].RecordFlow();

    internal override void DrawDropout(int step) => _dropouts.Draw(step);

    internal override void Forward(Worker worker)
    {
        Encode(worker);
        Decode(worker);
    }

    internal override void Backward(Worker worker, float scale)
    {
        _loss.Backward(worker, _projection.Output, scale);
        worker.Meet();
        _projection.Backward(worker, _decoder.Stack.Output, _projection.Output, _decoder.Stack.OutputGradient);
        _decoder.Backward(worker);

        // No head stands on the encoder's output: all of its gradient comes through the last state.
        var (from, to) = worker.Share(_encoder.Stack.OutputGradient.Panels);
        Elementwise.Clear(_encoder.Stack.OutputGradient, from, to);
        _encoder.Backward(worker);
    }

    private void Encode(Worker worker)
    {
        _encoder.Forward(worker);
        for (var layer = 0; layer < _decoder.Stack.Layers.Count; layer++)
        {
            _decoder.Stack.Layers[layer].TakeStateOf(worker, _encoder.Stack.Layers[layer]);
        }

        worker.Meet();
    }

    private void Decode(Worker worker)
    {
        _decoder.Forward(worker);
        _projection.Forward(worker, _decoder.Stack.Output);
        worker.Meet();
        _loss.Forward(worker, _projection.Output);
        worker.Meet();
    }
}
