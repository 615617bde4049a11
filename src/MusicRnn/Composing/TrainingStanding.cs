using System.Text.Json.Serialization;

namespace MusicRnn.Composing;

/// <summary>Where a training run stands, beside its tensors: what a checkpoint says in words.</summary>
internal sealed record TrainingStanding
{
    public required TrainingPlan Plan { get; init; }

    /// <summary>Tells whether the corpus is still the one that the run began with.</summary>
    public required string CorpusHash { get; init; }

    /// <summary>The trainer's counters.</summary>
    public IReadOnlyList<long> Counters { get; init; } = [];

    public double Seconds { get; init; }

    /// <summary>The running mean of the loss in nats a token.</summary>
    public double TrainingNats { get; init; }

    public double? ValidationNatsPerUnit { get; init; }

    public double? BestNatsPerUnit { get; init; }

    public long BestStep { get; init; }

    /// <summary>Validations since the best one.</summary>
    public int Waited { get; init; }

    /// <summary>The rows of training.csv so far.</summary>
    public string Log { get; init; } = "";
}

/// <summary>How a <see cref="TrainingStanding"/> is written.</summary>
[JsonSerializable(typeof(TrainingStanding))]
internal sealed partial class TrainingStandingJson : JsonSerializerContext;
