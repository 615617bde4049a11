using MusicRnn.Learning;
using MusicRnn.Learning.Training;

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

    /// <summary>The plan of this preset for a vocabulary.</summary>
    public TrainingPlan PlanFor(int vocabularySize) => new()
    {
        Network = new NetworkOptions { VocabularySize = vocabularySize, Layers = Layers, HiddenSize = HiddenSize, EmbeddingSize = EmbeddingSize },
        Training = new TrainingOptions { LearningRate = LearningRate },
    };
}
