using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>A network in two levels that is told the tokenizer's features.</summary>
internal sealed class FrameNetworkKind : NetworkKind
{
    private readonly NetworkInput _input;
    private readonly FrameNetworkOptions _options;

    /// <summary>Throws <see cref="MusicRnnException"/> if the network has features that it cannot be told.</summary>
    /// <param name="all">All that it could be told; of what it does not have, which came with a later version, it is not.</param>
    /// <param name="options">The network.</param>
    public FrameNetworkKind(NetworkInput all, FrameNetworkOptions options)
    {
        var input = all.ToldOnly(options.FrameFeatures.Select(feature => feature.Name), options.TokenFeatures.Select(feature => feature.Name));
        var hasSameFeatures = options.FrameFeatures.SequenceEqual(FrameSequences.ShapesOf(input.Features.Step))
            && options.TokenFeatures.SequenceEqual(FrameSequences.ShapesOf(input.Features.Token));
        if (!hasSameFeatures)
        {
            throw new MusicRnnException($"the network was made for other input features than the tokenizer '{input.Tokenizer.Name}' of this version has.");
        }

        _input = input;
        _options = options;
    }

    /// <inheritdoc/>
    public override NetworkWeights Create() => new FrameNetwork(_options);

    /// <inheritdoc/>
    public override Trainer CreateTrainer(Corpus corpus, TrainingPlan plan, WorkerTeam team)
    {
        var mostTokens = FrameSequences.MostTokensAfterStep(_input.Tokenizer, corpus.Training.Select(piece => piece.Sequence()));
        var source = new CorpusSequences<FrameSequence>(
            corpus, plan, _input.Controls, sequence => FrameSequences.Of(_input, sequence.Tokens, sequence.IsTransposed, sequence.Told));
        return new Trainer(_options, plan.Training, source, mostTokens, team);
    }

    /// <inheritdoc/>
    public override ITokenScorer CreateScorer(NetworkWeights network, WorkerTeam team, int batchSize, bool isWithinPiece) =>
        new Scorer(_input, (FrameNetwork)network, team, batchSize, isWithinPiece);

    /// <inheritdoc/>
    public override Func<int, ITokenStepper> StepperFactory(NetworkWeights network, bool halves) => halves
        ? throw new MusicRnnException("only plain networks can be used with half the bits; leave --half out.")
        : lanes => new FrameStepper(_input, (FrameNetwork)network, lanes);

    private sealed class Scorer(NetworkInput input, FrameNetwork network, WorkerTeam team, int batchSize, bool isWithinPiece) : ITokenScorer
    {
        private FrameScorer? _scorer;
        private int _mostTokens;

        public SequenceScore[] ScoresOf(IReadOnlyList<int[]> sequences, CancellationToken cancellation) =>
            ScorerFor(sequences).ScoresOf(sequences.Count, index => SequenceOf(sequences[index]), cancellation);

        public void Read(IReadOnlyList<int[]> sequences, PredictionReader read, CancellationToken cancellation) =>
            ScorerFor(sequences).Read(sequences.Count, index => SequenceOf(sequences[index]), read, cancellation);

        private FrameScorer ScorerFor(IReadOnlyList<int[]> sequences)
        {
            var mostTokens = FrameSequences.MostTokensAfterStep(input.Tokenizer, sequences);
            if (_scorer is null || mostTokens > _mostTokens)
            {
                _scorer = new FrameScorer(network, team, mostTokens, batchSize);
                _mostTokens = mostTokens;
            }

            return _scorer;
        }

        private FrameSequence SequenceOf(int[] tokens) => isWithinPiece
            ? FrameSequences.WithinPiece(input, tokens)
            : FrameSequences.Of(input, tokens, isTransposed: false);
    }
}
