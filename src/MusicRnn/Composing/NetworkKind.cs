using MusicRnn.Learning;
using MusicRnn.Learning.Kernels;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>What training, scoring and composing need to know of the kind of a network.</summary>
internal abstract class NetworkKind
{
    /// <summary>The kind of an architecture. Throws <see cref="MusicRnnException"/> if it does not fit what the network is told.</summary>
    public static NetworkKind Of(NetworkInput input, TokenNetworkOptions options)
    {
        options.Validate();
        if (options.VocabularySize != input.Tokenizer.Vocabulary.Count)
        {
            throw new MusicRnnException($"the network should have {input.Tokenizer.Vocabulary.Count} tokens as the vocabulary has, but has {options.VocabularySize}.");
        }

        return options switch
        {
            FrameNetworkOptions frames => new FrameNetworkKind(input, frames),
            NetworkOptions plain => new PlainNetworkKind(plain),
            _ => throw new ArgumentException($"There is no kind of network for {options.GetType().Name}.", nameof(options)),
        };
    }

    /// <summary>A network of zeros.</summary>
    public abstract NetworkWeights Create();

    /// <summary>A trainer of a new network.</summary>
    public abstract Trainer CreateTrainer(Corpus corpus, TrainingPlan plan, WorkerTeam team);

    /// <summary>A scorer with a network's weights, which may go on changing.</summary>
    /// <param name="network">The network.</param>
    /// <param name="team">The threads.</param>
    /// <param name="batchSize">The number of sequences that are read side by side.</param>
    /// <param name="isWithinPiece">Whether the first step is given and the end is not scored; see <see cref="FrameSequences.WithinPiece"/>.</param>
    /// <param name="told">What is told of each sequence, by its index; null for nothing, so that likelihoods of networks that have learned different things can be compared.</param>
    public abstract ITokenScorer CreateScorer(NetworkWeights network, WorkerTeam team, int batchSize, bool isWithinPiece, Func<int, ControlValues>? told = null);

    /// <summary>
    /// Makes steppers for a number of lanes each, all with the same weights. Throws <see cref="MusicRnnException"/> if halves
    /// are asked for and the kind has none.
    /// </summary>
    public abstract Func<int, ITokenStepper> StepperFactory(NetworkWeights network, bool halves);
}
