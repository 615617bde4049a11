using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Stepping;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>A network that is told the last token and nothing else.</summary>
internal sealed class PlainNetworkKind(NetworkOptions options) : NetworkKind
{
    /// <inheritdoc/>
    public override NetworkWeights Create() => new Network(options);

    /// <inheritdoc/>
    public override Trainer CreateTrainer(Corpus corpus, TrainingPlan plan, WorkerTeam team) =>
        new(options, plan.Training, new CorpusSequences<int[]>(corpus, plan, controls: null, sequence => sequence.Tokens), team);

    /// <inheritdoc/>
    public override ITokenScorer CreateScorer(NetworkWeights network, WorkerTeam team, int batchSize, bool isWithinPiece, Func<int, ControlValues>? told = null) => isWithinPiece
        ? throw new MusicRnnException("frames are measured with a network that is told features; train without --plain.")
        : new Scorer(new SequenceScorer((Network)network, team, batchSize));

    /// <inheritdoc/>
    public override Func<int, ITokenStepper> StepperFactory(NetworkWeights network, bool halves)
    {
        var weights = new SteppingWeights((Network)network, halves);
        return lanes => new Stepper(new NetworkStepper(weights, lanes), weights.VocabularySize);
    }

    private sealed class Scorer(SequenceScorer scorer) : ITokenScorer
    {
        public SequenceScore[] ScoresOf(IReadOnlyList<int[]> sequences, CancellationToken cancellation) => scorer.ScoresOf(sequences, cancellation);

        public void Read(IReadOnlyList<int[]> sequences, PredictionReader read, CancellationToken cancellation) => scorer.Read(sequences, read, cancellation);
    }

    private sealed class Stepper(NetworkStepper stepper, int vocabularySize) : ITokenStepper
    {
        private readonly NetworkStepper _stepper = stepper;
        private readonly int[] _tokens = new int[stepper.Lanes];

        public void Begin(int lane, ControlValues told) => _stepper.Begin(lane);

        public void Step(ReadOnlySpan<int> tokens, Worker worker)
        {
            if (worker.Index == 0)
            {
                for (var lane = 0; lane < _tokens.Length; lane++)
                {
                    _tokens[lane] = Math.Max(0, tokens[lane]);
                }
            }

            worker.Meet();
            _stepper.Step(_tokens, worker);
            if (worker.Index == 0)
            {
                UndoIdle(tokens);
            }

            worker.Meet();
        }

        public void CopyLogits(int lane, Span<float> logits) => _stepper.CopyLogits(lane, logits);

        public (int From, int To) PossibleIn(int lane) => (0, vocabularySize);

        public void CopyLane(int lane, ITokenStepper source, int sourceLane, ControlValues told, IEnumerable<int> tokens) =>
            _stepper.CopyLane(lane, ((Stepper)source)._stepper, sourceLane);

        private void UndoIdle(ReadOnlySpan<int> tokens)
        {
            for (var lane = 0; lane < tokens.Length; lane++)
            {
                if (tokens[lane] == ITokenStepper.Idle)
                {
                    _stepper.Undo(lane);
                }
            }
        }
    }
}
