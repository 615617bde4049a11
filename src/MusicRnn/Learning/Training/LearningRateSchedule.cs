namespace MusicRnn.Learning.Training;

/// <summary>A linear warm-up, then half a cosine down to a small rest (Loshchilov and Hutter 2017).</summary>
public static class LearningRateSchedule
{
    /// <summary>The learning rate of a step.</summary>
    /// <param name="options">The options.</param>
    /// <param name="step">The step, from 0.</param>
    /// <param name="progress">How much of the training is done, 0 to 1.</param>
    public static double RateAt(TrainingOptions options, long step, double progress)
    {
        var warmUp = Math.Min(1, (step + 1.0) / Math.Max(1, options.WarmUpSteps));
        var cosine = (1 + Math.Cos(Math.PI * Math.Clamp(progress, 0, 1))) / 2;
        var share = options.FinalLearningRateShare + ((1 - options.FinalLearningRateShare) * cosine);
        return options.LearningRate * warmUp * share;
    }
}
