namespace MusicRnn.Composing;

/// <summary>How a training run stands.</summary>
/// <param name="Step">Training steps done.</param>
/// <param name="Epochs">How often the training pieces have been read.</param>
/// <param name="Done">How much of the run is done, 0 to 1.</param>
/// <param name="TokensPerSecond">Tokens learned from in a second, lately, without the time that validation takes.</param>
/// <param name="TrainingNatsPerUnit">The loss on the training pieces under dropout, a running mean over about fifty steps.</param>
/// <param name="ValidationNatsPerUnit">The loss of the averaged weights at the last validation; null before the first.</param>
/// <param name="BestValidationNatsPerUnit">The best of them so far; null before the first.</param>
/// <param name="Seconds">The time spent.</param>
/// <param name="SecondsLeft">The time that is left, by the limits; null without one.</param>
public sealed record TrainingProgress(
    long Step,
    double Epochs,
    double Done,
    double TokensPerSecond,
    double TrainingNatsPerUnit,
    double? ValidationNatsPerUnit,
    double? BestValidationNatsPerUnit,
    double Seconds,
    double? SecondsLeft);
