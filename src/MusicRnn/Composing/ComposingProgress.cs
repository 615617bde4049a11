namespace MusicRnn.Composing;

/// <summary>How far composing has come.</summary>
/// <param name="FinishedPieces">The pieces that have ended.</param>
/// <param name="Pieces">The pieces asked for.</param>
/// <param name="Tokens">The tokens drawn so far, also for what was thrown away.</param>
/// <param name="Fraction">The share of the work that is done, 0 to 1, were every piece as long as it may be: never less than before.</param>
public readonly record struct ComposingProgress(int FinishedPieces, int Pieces, long Tokens, double Fraction);
