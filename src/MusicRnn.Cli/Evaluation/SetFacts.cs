using System.Collections.Immutable;

namespace MusicRnn.Cli.Evaluation;

/// <summary>Pieces that were measured, and files that gave none.</summary>
/// <param name="Place">The folder.</param>
/// <param name="Pieces">The number of pieces.</param>
/// <param name="Notes">The notes in all of them.</param>
/// <param name="FilesLeftOut">How many files gave no piece.</param>
/// <param name="Causes">Why, with the number of files, the most frequent first.</param>
internal sealed record SetFacts(string Place, long Pieces, long Notes, int FilesLeftOut, ImmutableArray<string> Causes);
