namespace MusicRnn.Composing.Novelty;

/// <summary>The longest run of notes that a piece shares with one of the pieces that it may have copied.</summary>
/// <param name="Piece">The piece's name.</param>
/// <param name="Bar">The bar in which the run begins there; a pickup is bar 0.</param>
/// <param name="Notes">How many notes it has; 0 if not even two are the same.</param>
/// <param name="Source">The name of the first piece that has it too; empty if there is none.</param>
/// <param name="SourceBar">The bar in which it begins there.</param>
public sealed record CopiedRun(string Piece, int Bar, int Notes, string Source, int SourceBar);
