namespace MusicRnn.Notation;

/// <summary>How many files shared one fate for one cause.</summary>
/// <param name="Kind">Dropped or passed over.</param>
/// <param name="Cause">Why, as in <see cref="FileOutcome.Cause"/>.</param>
/// <param name="Count">How many files.</param>
public readonly record struct CauseCount(FileOutcomeKind Kind, string Cause, int Count);
