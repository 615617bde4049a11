namespace MusicRnn.Learning.Training;

/// <summary>The gradient has become infinite or undefined. The weights are still those of the last good step.</summary>
public sealed class TrainingDivergedException : MusicRnnException
{
    /// <summary>Creates the exception.</summary>
    public TrainingDivergedException(long step, double learningRate, double gradientNorm) : base(FormattableString.Invariant(
        $"training diverged at step {step}: the gradient norm is {gradientNorm} at learning rate {learningRate:g3}. Try a smaller --learning-rate; the last good weights are kept."))
    {
    }
}
