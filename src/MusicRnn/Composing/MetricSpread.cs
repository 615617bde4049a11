namespace MusicRnn.Composing;

/// <summary>What is usual in the music that a model has learned from, in one metric.</summary>
/// <param name="Name">The metric's name: <c>pitch range</c>.</param>
/// <param name="Mean">Its mean over the pieces.</param>
/// <param name="Deviation">Its standard deviation.</param>
public sealed record MetricSpread(string Name, double Mean, double Deviation);
