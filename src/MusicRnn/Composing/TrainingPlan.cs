using MusicRnn.Learning;
using MusicRnn.Learning.Networks;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>What is trained, and how; together with the corpus it decides every weight.</summary>
public sealed record TrainingPlan
{
    /// <summary>The tokenizer's name, by which a run that goes on reads its music again.</summary>
    public string Tokenizer { get; init; } = NoteTokenizer.TokenizerName;

    /// <summary>For frames, how many a quarter note lasts.</summary>
    public int FramesPerQuarter { get; init; } = FrameTokenizer.DefaultFramesPerQuarter;

    /// <summary>What the network learns to be told of a piece; null for nothing.</summary>
    public ControlSet? Controls { get; init; }

    /// <summary>The network's architecture.</summary>
    public required TokenNetworkOptions Network { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>The probability with which a piece is learned in its own key; else in one drawn from all that can be told. 0 to 1.</summary>
    public double OwnKeyShare { get; init; } = 0.5;

    /// <summary>By how much of its tempo a piece is learned slower or faster, drawn each time; 0 keeps it. 0 to below 1.</summary>
    public double TempoRange { get; init; }

    /// <summary>
    /// Whether validation takes the first frame of a piece as given and does not score its end, as the literature does for
    /// piano-rolls; only networks that are told features can.
    /// </summary>
    public bool ValidatesWithinPiece { get; init; }

    /// <summary>A network in two levels that is told the features of a tokenizer and nothing of the piece.</summary>
    public static FrameNetworkOptions FeatureNetworkFor(ITokenizer tokenizer, int layers, int hiddenSize, int embeddingSize) =>
        FeatureNetworkFor(new NetworkInput(tokenizer), layers, hiddenSize, embeddingSize);

    /// <summary>A network in two levels that is told all this.</summary>
    public static FrameNetworkOptions FeatureNetworkFor(NetworkInput input, int layers, int hiddenSize, int embeddingSize) => new()
    {
        FrameFeatures = FrameSequences.ShapesOf(input.Features.Step),
        TokenFeatures = FrameSequences.ShapesOf(input.Features.Token),
        VocabularySize = input.Tokenizer.Vocabulary.Count,
        Layers = layers,
        HiddenSize = hiddenSize,
        EmbeddingSize = embeddingSize,
    };
}
