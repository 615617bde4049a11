namespace MusicRnn.Cli.Editing;

/// <summary>What is asked of a piece that is there.</summary>
/// <param name="Kind">What is done to it.</param>
/// <param name="File">Its file.</param>
/// <param name="Bars">The bars that are rewritten, from the first to the last.</param>
/// <param name="Amount">The share of the bars that are varied.</param>
/// <param name="GivenPart">The part that is given, from 1; null takes the first.</param>
/// <param name="Candidates">The candidates for each result.</param>
/// <param name="Sweeps">How often each bar is drawn once more.</param>
internal sealed record EditingRequest(EditingKind Kind, string File, (int From, int To) Bars, double Amount, int? GivenPart, int Candidates, int Sweeps);
