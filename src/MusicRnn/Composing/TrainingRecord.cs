using MusicRnn.Learning.Training;

namespace MusicRnn.Composing;

/// <summary>How a model came to be: enough to judge it, and to train it again.</summary>
public sealed record TrainingRecord
{
    /// <summary>How it was trained, with the seed.</summary>
    public TrainingOptions Options { get; init; } = new();

    /// <summary>The training steps done until the weights were kept.</summary>
    public long Steps { get; init; }

    /// <summary>How often all training pieces had been read by then.</summary>
    public double Epochs { get; init; }

    /// <summary>How long that took, in seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>What the losses are told by: <c>note</c>, <c>frame</c> or <c>character</c>.</summary>
    public string Unit { get; init; } = "note";

    /// <summary>The best validation loss, in nats a unit: that of the weights kept; null if none was measured.</summary>
    public double? ValidationNatsPerUnit { get; init; }

    /// <summary>The same in nats a token.</summary>
    public double? ValidationNatsPerToken { get; init; }

    /// <summary>The loss of a bigram count model on the same tokens and the same split, in nats a unit; null if none was measured.</summary>
    public double? BigramNatsPerUnit { get; init; }

    /// <summary>What is usual in the pieces learned from; null in the models of earlier versions.</summary>
    public IReadOnlyList<MetricSpread>? Metrics { get; init; }

    /// <summary>What it was trained on.</summary>
    public DataSheet Data { get; init; } = new();
}
