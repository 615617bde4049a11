namespace MusicRnn.Composing;

/// <summary>When a training run ends at the latest. The first limit that is reached counts; without any it ends when validation no longer improves.</summary>
public sealed record TrainingLimits
{
    /// <summary>Minutes of training, validation included, over all runs that a resumed one goes on from; null for no limit.</summary>
    public double? Minutes { get; init; }

    /// <summary>Training steps; null for no limit. A run that only steps limit is the same to the last bit each time.</summary>
    public long? Steps { get; init; }

    /// <summary>How much of the training is done, 0 to 1, by the limit that is nearest.</summary>
    public double Progress(long step, double seconds)
    {
        const double secondsInMinute = 60;
        var byTime = Minutes is { } minutes ? seconds / (minutes * secondsInMinute) : 0;
        var bySteps = Steps is { } steps ? (double)step / steps : 0;
        return Math.Max(byTime, bySteps);
    }

    /// <summary>Throws <see cref="MusicRnnException"/> for a limit that is not above 0.</summary>
    public void Validate()
    {
        if (Minutes <= 0 || Steps <= 0)
        {
            throw new MusicRnnException("the limits of a training run, minutes and steps, must be above 0.");
        }
    }
}
