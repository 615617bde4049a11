namespace MusicRnn.Composing;

/// <summary>What a training run has come to.</summary>
/// <param name="End">Why it ended, <see cref="TrainingEnd.Stopped"/> while it is still going on.</param>
/// <param name="Steps">Training steps done.</param>
/// <param name="BestStep">The step whose averaged weights are the best.</param>
/// <param name="Epochs">How often the training pieces have been read.</param>
/// <param name="Seconds">The time spent.</param>
/// <param name="TrainingNatsPerUnit">The loss on the training pieces under dropout, lately.</param>
/// <param name="BestValidationNatsPerUnit">The loss of the best weights on the validation pieces; null before the first validation.</param>
/// <param name="Log">A table of all validations as comma-separated values.</param>
public sealed record TrainingSummary(
    TrainingEnd End, long Steps, long BestStep, double Epochs, double Seconds, double TrainingNatsPerUnit, double? BestValidationNatsPerUnit, string Log);
