namespace MusicRnn.Composing;

/// <summary>Why a training run ended.</summary>
public enum TrainingEnd
{
    /// <summary>The minutes or steps asked for are over.</summary>
    LimitReached,

    /// <summary>Validation had not improved for as long as the options allow.</summary>
    NoImprovement,

    /// <summary>Somebody stopped it; it can be resumed.</summary>
    Stopped,

    /// <summary>The gradient exploded.</summary>
    Diverged,
}
