using MusicRnn.Learning;
using MusicRnn.Learning.Training;
using MusicRnn.Tokens;
using MusicRnn.Tokens.Controls;

namespace MusicRnn.Composing;

/// <summary>Sizes that make sense on two processor cores, with the time they want.</summary>
/// <param name="Name">What a person types.</param>
/// <param name="Layers">Recurrent layers.</param>
/// <param name="HiddenSize">Units in each.</param>
/// <param name="EmbeddingSize">The length of a token's vector.</param>
/// <param name="LearningRate">The largest learning rate.</param>
/// <param name="Minutes">The time that training takes if nobody says otherwise.</param>
public sealed record TrainingPreset(string Name, int Layers, int HiddenSize, int EmbeddingSize, double LearningRate, double Minutes)
{
    /// <summary>THE LIST of presets, from the quickest to the best.</summary>
    public static IReadOnlyList<TrainingPreset> All { get; } =
    [
        new("small", 1, 192, 96, 4e-3, 5),
        new("medium", 1, 384, 128, 3e-3, 20),
        new("large", 2, 512, 192, 2e-3, 90),
    ];

    /// <summary>The plan of this preset for a tokenizer.</summary>
    /// <param name="tokenizer">What makes the tokens.</param>
    /// <param name="isPlain">Whether the network is told the last token and nothing else.</param>
    /// <param name="controls">What can be told of a piece; a plain network is told nothing.</param>
    public TrainingPlan PlanFor(ITokenizer tokenizer, bool isPlain = false, ControlSet? controls = null) => new()
    {
        Controls = isPlain ? null : controls,
        Network = isPlain
            ? new NetworkOptions { VocabularySize = tokenizer.Vocabulary.Count, Layers = Layers, HiddenSize = HiddenSize, EmbeddingSize = EmbeddingSize }
            : TrainingPlan.FeatureNetworkFor(new NetworkInput(tokenizer, controls), Layers, HiddenSize, EmbeddingSize),
        Training = new TrainingOptions { LearningRate = LearningRate },
    };
}
