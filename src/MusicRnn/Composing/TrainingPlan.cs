using MusicRnn.Learning;
using MusicRnn.Learning.Training;

namespace MusicRnn.Composing;

/// <summary>What is trained, and how; together with the corpus it decides every weight.</summary>
public sealed record TrainingPlan
{
    /// <summary>The network's architecture.</summary>
    public required NetworkOptions Network { get; init; }

    /// <summary>How it is trained.</summary>
    public required TrainingOptions Training { get; init; }

    /// <summary>The probability with which a piece is learned in its own key; else in one drawn from all that can be told. 0 to 1.</summary>
    public double OwnKeyShare { get; init; } = 0.5;
}
